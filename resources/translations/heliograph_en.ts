<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>heliograph</name>
    <message numerus="yes">
      <location filename="../../app/batch_desk.py" />
      <location filename="../../app/opener.py" />
      <source>%n earlier results are left out of the list.</source>
      <translation>
        <numerusform>%n earlier result is left out of the list.</numerusform>
        <numerusform>%n earlier results are left out of the list.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/crash_dialog.py" />
      <source>%n errors so far</source>
      <translation>
        <numerusform>%n error so far</numerusform>
        <numerusform>%n errors so far</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_panel.py" />
      <location filename="../../app/panels/batch_words.py" />
      <source>%n failed</source>
      <translation>
        <numerusform>%n failed</numerusform>
        <numerusform>%n failed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_words.py" />
      <source>%n left out</source>
      <translation>
        <numerusform>%n left out</numerusform>
        <numerusform>%n left out</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_preflight.py" />
      <source>%n photos are left out:</source>
      <translation>
        <numerusform>%n photo is left out:</numerusform>
        <numerusform>%n photos are left out:</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_preflight.py" />
      <source>%n photos cannot be done:</source>
      <translation>
        <numerusform>%n photo cannot be done:</numerusform>
        <numerusform>%n photos cannot be done:</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_preflight.py" />
      <source>%n photos replace an earlier result of the same name.</source>
      <translation>
        <numerusform>%n photo replaces an earlier result of the same name.</numerusform>
        <numerusform>%n photos replace an earlier result of the same name.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_preflight.py" />
      <source>%n photos will be enhanced.</source>
      <translation>
        <numerusform>%n photo will be enhanced.</numerusform>
        <numerusform>%n photos will be enhanced.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_words.py" />
      <source>%n still to do</source>
      <translation>
        <numerusform>%n still to do</numerusform>
        <numerusform>%n still to do</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/batch_past.py" />
      <source>A batch of %n photos was not finished: {done} done, {failed} failed, {left} left.</source>
      <translation>
        <numerusform>A batch of %n photo was not finished: {done} done, {failed} failed, {left} left.</numerusform>
        <numerusform>A batch of %n photos was not finished: {done} done, {failed} failed, {left} left.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/batch_past.py" />
      <source>A batch of %n photos was not finished: {done} done, {left} left.</source>
      <translation>
        <numerusform>A batch of %n photo was not finished: {done} done, {left} left.</numerusform>
        <numerusform>A batch of %n photos was not finished: {done} done, {left} left.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_preflight.py" />
      <source>For %n photos there is a file of the result's name already:</source>
      <translation>
        <numerusform>For %n photo there is a file of the result's name already:</numerusform>
        <numerusform>For %n photos there is a file of the result's name already:</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/batch_past.py" />
      <source>Forget the %n photos that are left?</source>
      <translation>
        <numerusform>Forget the %n photo that is left?</numerusform>
        <numerusform>Forget the %n photos that are left?</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/batch_past.py" />
      <source>There are %n earlier ones.</source>
      <translation>
        <numerusform>There is %n earlier one.</numerusform>
        <numerusform>There are %n earlier ones.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/batch_watch.py" />
      <source>watching {folder}, %n coming</source>
      <translation>
        <numerusform>watching {folder}, %n coming</numerusform>
        <numerusform>watching {folder}, %n coming</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_words.py" />
      <source>{done} of %n photos done</source>
      <translation>
        <numerusform>{done} of %n photo done</numerusform>
        <numerusform>{done} of %n photos done</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/batch_watch.py" />
      <source>{folder} is watched from now on. There are %n photos in it already.</source>
      <translation>
        <numerusform>{folder} is watched from now on. There is %n photo in it already.</numerusform>
        <numerusform>{folder} is watched from now on. There are %n photos in it already.</numerusform>
      </translation>
    </message>
  </context>
</TS>
