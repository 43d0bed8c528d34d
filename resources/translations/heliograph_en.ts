<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>heliograph</name>
    <message numerus="yes">
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
      <location filename="../../app/panels/batch_preflight.py" />
      <source>%n photos are left out:</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_preflight.py" />
      <source>%n photos cannot be done:</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_preflight.py" />
      <source>%n photos replace an earlier result of the same name.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_preflight.py" />
      <source>%n photos will be enhanced.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_preflight.py" />
      <source>For %n photos there is a file of the result's name already:</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
  </context>
</TS>
