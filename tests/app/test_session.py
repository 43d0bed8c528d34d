"""The session: what may be chosen, and who hears of a change."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.catalogue import Catalogue
from app.session import Choice, OpenPhoto, Run, RunState, Session
from engine.core.errors import UsageError
from engine.core.precision import Precision
from engine.core.request import Finish, Result
from engine.edit.edit import Step
from tests.helpers.fakes import CLASSICAL, MISSING, NETWORK, NO_FILES, FakeEngine, make_photo


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    made = Session()
    made.set_catalogue(Catalogue.of(FakeEngine()))
    return made


def test_the_best_precision_with_a_file_is_chosen_by_itself(session: Session) -> None:
    session.choose(NETWORK.id)
    assert session.choice == Choice(NETWORK.id, "plain", Precision.QAT)


@pytest.mark.parametrize(("wished", "got"), [(Precision.FP32, Precision.FP32), (Precision.PTQ, Precision.QAT)])
def test_a_wished_precision_is_kept_where_it_can_run(session: Session, wished: Precision, got: Precision) -> None:
    session.choose(NETWORK.id, "strong", wished)
    assert session.choice is not None
    assert (session.choice.variant, session.choice.precision) == ("strong", got)


def test_a_method_without_files_cannot_be_chosen(session: Session) -> None:
    session.choose(NETWORK.id)
    before = session.choice
    session.choose(MISSING.id)
    assert session.choice is before


def test_choosing_fills_in_the_declared_defaults_and_params_are_checked(session: Session) -> None:
    session.choose(CLASSICAL.id)
    assert session.choice is not None
    assert dict(session.choice.params) == {"amount": 0.5, "tiles": 8, "gentle": False, "look": "soft"}
    session.set_param("tiles", 4)
    assert session.choice.params["tiles"] == 4
    with pytest.raises(UsageError):
        session.set_param("tiles", 400)
    session.reset_params()
    assert session.choice.params["tiles"] == 8


def test_only_a_real_change_is_announced(session: Session, qtbot: QtBot) -> None:
    heard: list[str] = []
    session.choice_changed.connect(lambda: heard.append("choice"))
    session.strength_changed.connect(lambda: heard.append("strength"))
    session.run_changed.connect(lambda: heard.append("run"))
    session.choose(NETWORK.id)
    session.choose(NETWORK.id)
    session.set_precision(Precision.QAT)
    session.set_strength(1.0)
    session.set_strength(0.5)
    session.set_strength(7.0)
    session.set_run(Run())
    assert heard == ["choice", "strength", "strength"]
    assert session.strength == 1.0


def test_another_photo_takes_the_old_result_away(session: Session) -> None:
    photo = make_photo(8, 8)
    result = Result(photo.pixels.astype("uint16"), 1, report=None)  # type: ignore[arg-type]
    session.set_photo(OpenPhoto(1, photo, "a.jpg", None))
    session.set_result(result)
    session.set_run(Run(RunState.DONE, 1.0))
    session.set_photo(OpenPhoto(2, photo, "b.jpg", None))
    assert session.result is None
    assert session.run.state is RunState.IDLE


def test_the_panels_see_the_step_one_works_on(session: Session) -> None:
    session.choose(CLASSICAL.id)
    session.set_strength(0.5)
    first = session.step
    assert first is not None
    second = Step(NETWORK.id, "strong", Precision.FP32, strength=0.25)
    session.set_edit(session.edit.inserted(1, second), 1)
    assert session.choice == Choice(NETWORK.id, "strong", Precision.FP32)
    assert session.strength == 0.25
    session.set_precision(Precision.QAT)
    session.set_colour_lock(0.75)
    assert session.edit.steps == (first, replace(second, precision=Precision.QAT, colour_lock=0.75))
    assert session.finish == Finish(0.25, 0.75)
    session.work_on(0)
    assert session.choice == Choice.of(first)
    assert session.finish == Finish(0.25, 0.75), "the last step's, whichever one works on"
    session.set_edit(session.edit.without(1))
    assert session.finish == Finish(0.5)


def test_the_catalogue_says_why_a_method_cannot_run() -> None:
    catalogue = Catalogue.of(FakeEngine())
    assert catalogue.why_not(MISSING) == NO_FILES
    assert catalogue.why_not(NETWORK) is None
    assert catalogue.precision(MISSING.id, "default") is None
