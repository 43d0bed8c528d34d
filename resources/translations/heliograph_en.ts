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
      <location filename="../../app/panels/report_dialog.py" />
      <source>Seconds are medians of {count} runs after a first one. Differences are from {reference}, ΔE is CIEDE2000.</source>
      <translation>
        <numerusform>Seconds are those of one run after a first one. Differences are from {reference}, ΔE is CIEDE2000.</numerusform>
        <numerusform>Seconds are medians of {count} runs after a first one. Differences are from {reference}, ΔE is CIEDE2000.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/inspection/precision_page.py" />
      <source>Seconds are the median of {count} runs in turns after a first one that does not count, from the photo in memory to the result in memory. Memory is the whole program's in that first run. ΔE is CIEDE2000, SSIM and PSNR are over red, green and blue in values 0 to 255.</source>
      <translation>
        <numerusform>Seconds are the median of one run after a first one that does not count, from the photo in memory to the result in memory. Memory is the whole program's in that first run. ΔE is CIEDE2000, SSIM and PSNR are over red, green and blue in values 0 to 255.</numerusform>
        <numerusform>Seconds are the median of {count} runs in turns after a first one that does not count, from the photo in memory to the result in memory. Memory is the whole program's in that first run. ΔE is CIEDE2000, SSIM and PSNR are over red, green and blue in values 0 to 255.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/batch/steps.py" />
      <source>The program ended {count} times while it worked on this photo, so it is left out.</source>
      <translation>
        <numerusform>The program ended {count} time while it worked on this photo, so it is left out.</numerusform>
        <numerusform>The program ended {count} times while it worked on this photo, so it is left out.</numerusform>
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
      <location filename="../../engine/training/data_words.py" />
      <source>{count:,} files</source>
      <translation>
        <numerusform>{count:,} file</numerusform>
        <numerusform>{count:,} files</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{count:,} full-size photos</source>
      <translation>
        <numerusform>{count:,} full-size photo</numerusform>
        <numerusform>{count:,} full-size photos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{count:,} pairs</source>
      <translation>
        <numerusform>{count:,} pair</numerusform>
        <numerusform>{count:,} pairs</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{count:,} patch pairs</source>
      <translation>
        <numerusform>{count:,} patch pair</numerusform>
        <numerusform>{count:,} patch pairs</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{count:,} photo pairs</source>
      <translation>
        <numerusform>{count:,} photo pair</numerusform>
        <numerusform>{count:,} photo pairs</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{count:,} photos</source>
      <translation>
        <numerusform>{count:,} photo</numerusform>
        <numerusform>{count:,} photos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{count:,} unrelated good photos</source>
      <translation>
        <numerusform>{count:,} unrelated good photo</numerusform>
        <numerusform>{count:,} unrelated good photos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/inspection/precision_report.py" />
      <source>{count} cores</source>
      <translation>
        <numerusform>{count} core</numerusform>
        <numerusform>{count} cores</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/batch/report.py" />
      <source>{count} failed</source>
      <translation>
        <numerusform>{count} failed</numerusform>
        <numerusform>{count} failed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/held_out.py" />
      <source>{count} held-out photos</source>
      <translation>
        <numerusform>{count} held-out photo</numerusform>
        <numerusform>{count} held-out photos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_check.py" />
      <source>{count} of the {pairs} looked at are the same picture on both sides: {names}.</source>
      <translation>
        <numerusform>{count} of the {pairs} looked at is the same picture on both sides: {names}.</numerusform>
        <numerusform>{count} of the {pairs} looked at are the same picture on both sides: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/inference/checks.py" />
      <source>{count} of {tiles} came back {fault} in {how} and in every other way, and were kept.</source>
      <translation>
        <numerusform>{count} of {tiles} came back {fault} in {how} and in every other way, and was kept.</numerusform>
        <numerusform>{count} of {tiles} came back {fault} in {how} and in every other way, and were kept.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/inference/checks.py" />
      <source>{count} of {tiles} came back {fault} in {how} and were run again {answer}.</source>
      <translation>
        <numerusform>{count} of {tiles} came back {fault} in {how} and was run again {answer}.</numerusform>
        <numerusform>{count} of {tiles} came back {fault} in {how} and were run again {answer}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/batch/report.py" />
      <source>{count} skipped</source>
      <translation>
        <numerusform>{count} skipped</numerusform>
        <numerusform>{count} skipped</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/batch/report.py" />
      <source>{count} still to do</source>
      <translation>
        <numerusform>{count} still to do</numerusform>
        <numerusform>{count} still to do</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/inference/checks.py" />
      <source>{count} tiles</source>
      <translation>
        <numerusform>{count} tile</numerusform>
        <numerusform>{count} tiles</numerusform>
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
      <location filename="../../engine/batch/report.py" />
      <source>{done} of {count} photos done</source>
      <translation>
        <numerusform>{done} of {count} photo done</numerusform>
        <numerusform>{done} of {count} photos done</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/layouts.py" />
      <source>{files} cannot be read and are left out: {names}.</source>
      <translation>
        <numerusform>{files} cannot be read and is left out: {names}.</numerusform>
        <numerusform>{files} cannot be read and are left out: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_check.py" />
      <source>{files} cannot be read and are passed over: {names}.</source>
      <translation>
        <numerusform>{files} cannot be read and is passed over: {names}.</numerusform>
        <numerusform>{files} cannot be read and are passed over: {names}.</numerusform>
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
    <message numerus="yes">
      <location filename="../../app/panels/batch_preflight.py" />
      <source>{number} megapixels</source>
      <translation>
        <numerusform>{number} megapixel</numerusform>
        <numerusform>{number} megapixels</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{pairs} are not {scale} times as large on one side and are left out: {names}.</source>
      <translation>
        <numerusform>{pairs} is not {scale} times as large on one side and is left out: {names}.</numerusform>
        <numerusform>{pairs} are not {scale} times as large on one side and are left out: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{pairs} differ in size and are left out: {names}.</source>
      <translation>
        <numerusform>{pairs} differs in size and is left out: {names}.</numerusform>
        <numerusform>{pairs} differ in size and are left out: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_check.py" />
      <source>{photos} are there more than once: {names}.</source>
      <translation>
        <numerusform>{photos} is there more than once: {names}.</numerusform>
        <numerusform>{photos} are there more than once: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_check.py" />
      <source>{photos} are too few to train on; at least {least} are needed.</source>
      <translation>
        <numerusform>{photos} is too few to train on; at least {least} are needed.</numerusform>
        <numerusform>{photos} are too few to train on; at least {least} are needed.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{photos} are under {least} pixels and are left out: {names}.</source>
      <translation>
        <numerusform>{photos} is under {least} pixels and is left out: {names}.</numerusform>
        <numerusform>{photos} are under {least} pixels and are left out: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/layouts.py" />
      <source>{photos} are without a partner of the same name: {names}.</source>
      <translation>
        <numerusform>{photos} is without a partner of the same name: {names}.</numerusform>
        <numerusform>{photos} are without a partner of the same name: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/layouts.py" />
      <source>{photos} in {folder} are of a kind that cannot be read here ({kinds}).</source>
      <translation>
        <numerusform>{photos} in {folder} is of a kind that cannot be read here ({kinds}).</numerusform>
        <numerusform>{photos} in {folder} are of a kind that cannot be read here ({kinds}).</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/layouts.py" />
      <source>{photos} of {phone} have no partner and are not used.</source>
      <translation>
        <numerusform>{photos} of {phone} has no partner and is not used.</numerusform>
        <numerusform>{photos} of {phone} have no partner and are not used.</numerusform>
      </translation>
    </message>
  </context>
</TS>
