<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
    <context>
        <name>patient</name>
        <message>
            <source>Knee</source>
            <translation>Knie</translation>
        </message>
        <message>
            <source>Foot</source>
            <translation>Fuß</translation>
        </message>
        <message>
            <source>Looking for the board</source>
            <translation>Die Platine wird gesucht</translation>
        </message>
        <message>
            <source>Lie still for a moment</source>
            <translation>Bitte einen Moment still liegen</translation>
        </message>
        <message>
            <source>The board is gone: plug it in again</source>
            <translation>Die Platine fehlt: bitte wieder einstecken</translation>
        </message>
        <message>
            <source>Saving</source>
            <translation>Wird gespeichert</translation>
        </message>
        <message>
            <source>No data yet</source>
            <translation>Noch keine Daten</translation>
        </message>
        <message>
            <source>No data for {seconds} s: these values are old</source>
            <translation>Seit {seconds} s keine Daten: diese Werte sind alt</translation>
        </message>
        <message>
            <source>No data from this sensor</source>
            <translation>Keine Daten von diesem Sensor</translation>
        </message>
        <message>
            <source>Move the bar up into the zone</source>
            <translation>Den Balken in den Zielbereich heben</translation>
        </message>
        <message>
            <source>Ease off a little</source>
            <translation>Etwas nachlassen</translation>
        </message>
        <message>
            <source>last</source>
            <translation>zuvor</translation>
        </message>
        <message>
            <source>reps</source>
            <translation>Wdh.</translation>
        </message>
        <message>
            <source>reps are counted by hand</source>
            <translation>Wiederholungen werden von Hand gezählt</translation>
        </message>
        <message>
            <source>of {goal}</source>
            <translation>von {goal}</translation>
        </message>
        <message>
            <source>Set {number}</source>
            <translation>Satz {number}</translation>
        </message>
        <message>
            <source>Set {number} of {sets}</source>
            <translation>Satz {number} von {sets}</translation>
        </message>
        <message>
            <source>and {number} more</source>
            <translation>und {number} weitere</translation>
        </message>
        <message>
            <source>hold</source>
            <translation>halten</translation>
        </message>
        <message>
            <source>hold {least} s</source>
            <translation>{least} s halten</translation>
        </message>
        <message>
            <source>hold {least}–{most} s</source>
            <translation>{least}–{most} s halten</translation>
        </message>
        <message>
            <source>long enough</source>
            <translation>lang genug</translation>
        </message>
        <message>
            <source>holds</source>
            <translation>gehalten</translation>
        </message>
        <message>
            <source>seconds</source>
            <translation>Sekunden</translation>
        </message>
        <message>
            <source>efforts</source>
            <translation>Versuche</translation>
        </message>
        <message>
            <source>left side</source>
            <translation>linke Seite</translation>
        </message>
        <message>
            <source>right side</source>
            <translation>rechte Seite</translation>
        </message>
        <message>
            <source>Rest</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Als Nächstes</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>Einen Moment</translation>
        </message>
        <message>
            <source>Not yet: once more, calmly</source>
            <translation>Noch nicht: noch einmal, in Ruhe</translation>
        </message>
        <message>
            <source>Rest: how to go on is being decided</source>
            <translation>Pause: es wird entschieden, wie es weitergeht</translation>
        </message>
        <message>
            <source>up</source>
            <translation>auf</translation>
        </message>
        <message>
            <source>down</source>
            <translation>ab</translation>
        </message>
        <message>
            <source>rest</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>by feel</source>
            <translation>nach Gefühl</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>Bereit</translation>
        </message>
        <message>
            <source>practice, half as hard</source>
            <translation>Probe, mit halber Kraft</translation>
        </message>
        <message>
            <source>effort {number} of {efforts}</source>
            <translation>Versuch {number} von {efforts}</translation>
        </message>
        <message>
            <source>Push</source>
            <translation>Drücken</translation>
        </message>
        <message>
            <source>Stop: let go</source>
            <translation>Stopp: loslassen</translation>
        </message>
        <message>
            <source>Let the strap go slack and lie still</source>
            <translation>Den Gurt locker lassen und still liegen</translation>
        </message>
        <message>
            <source>All done</source>
            <translation>Alles geschafft</translation>
        </message>
        <message>
            <source>Reps: {number}</source>
            <translation>Wiederholungen: {number}</translation>
        </message>
        <message>
            <source>Holds: {number}, the longest {seconds} s</source>
            <translation>Gehalten: {number}, bis {seconds} s</translation>
        </message>
        <message>
            <source>Time of action: {minutes}</source>
            <translation>Übungszeit: {minutes}</translation>
        </message>
        <message>
            <source>Efforts: {number}</source>
            <translation>Versuche: {number}</translation>
        </message>
        <message>
            <source>Thank you. Get up slowly</source>
            <translation>Danke. Langsam aufstehen</translation>
        </message>
        <message>
            <source>♪ sound on</source>
            <translation>♪ Ton an</translation>
        </message>
        <message>
            <source>Pelvis</source>
            <translation>Becken</translation>
        </message>
        <message>
            <source>forward</source>
            <translation>vor</translation>
        </message>
        <message>
            <source>backward</source>
            <translation>zurück</translation>
        </message>
        <message>
            <source>steady</source>
            <translation>ruhig</translation>
        </message>
        <message>
            <source>turning a little</source>
            <translation>dreht sich etwas</translation>
        </message>
        <message>
            <source>rolling backward</source>
            <translation>rollt nach hinten</translation>
        </message>
        <message>
            <source>rolling forward</source>
            <translation>rollt nach vorn</translation>
        </message>
        <message>
            <source>moving</source>
            <translation>bewegt sich</translation>
        </message>
        <message>
            <source>Rolling backward: bring the top hip forward</source>
            <translation>Rollt nach hinten: obere Hüfte nach vorn bringen</translation>
        </message>
        <message>
            <source>Rolling forward: bring the top hip backward</source>
            <translation>Rollt nach vorn: obere Hüfte nach hinten bringen</translation>
        </message>
        <message>
            <source>The pelvis moved: bring it back to where it started</source>
            <translation>Das Becken hat sich bewegt: zurück zum Anfang</translation>
        </message>
        <message>
            <source>The pad is unloaded: it says nothing</source>
            <translation>Das Kissen ist entlastet: keine Aussage</translation>
        </message>
        <message>
            <source>No data from the pad</source>
            <translation>Keine Daten vom Kissen</translation>
        </message>
        <message>
            <source>not known yet</source>
            <translation>noch nicht bekannt</translation>
        </message>
        <message>
            <source>for research and education, not a medical device</source>
            <translation>für Forschung und Lehre, kein Medizinprodukt</translation>
        </message>
        <message>
            <source>simulated</source>
            <translation>simuliert</translation>
        </message>
    </context>
    <context>
        <name>clinician</name>
        <message>
            <source>Mark</source>
            <translation>Marke</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>Benennen</translation>
        </message>
        <message>
            <source>label, then Enter</source>
            <translation>Name, dann Eingabetaste</translation>
        </message>
        <message>
            <source>label for {mark}, then Enter</source>
            <translation>Name für {mark}, dann Eingabetaste</translation>
        </message>
        <message>
            <source>Tare</source>
            <translation>Nullen</translation>
        </message>
        <message>
            <source>{seconds} s</source>
            <translation>{seconds} s</translation>
        </message>
        <message>
            <source>Sessions</source>
            <translation>Sitzungen</translation>
        </message>
        <message>
            <source>Patient</source>
            <translation>Patient</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stopp</translation>
        </message>
        <message>
            <source>Emergency stop</source>
            <translation>Not-Stopp</translation>
        </message>
        <message>
            <source>Again to stop</source>
            <translation>Nochmals: Stopp</translation>
        </message>
        <message>
            <source>Again to confirm: {what}</source>
            <translation>Nochmals zum Bestätigen: {what}</translation>
        </message>
        <message>
            <source>next set</source>
            <translation>nächster Satz</translation>
        </message>
        <message>
            <source>reject the rep</source>
            <translation>Wiederholung verwerfen</translation>
        </message>
        <message>
            <source>take the rejection back</source>
            <translation>Verwerfen zurücknehmen</translation>
        </message>
        <message>
            <source>Go: begin the set</source>
            <translation>Los: Satz beginnen</translation>
        </message>
        <message>
            <source>{label}: asked for</source>
            <translation>{label}: angefordert</translation>
        </message>
        <message>
            <source>✔ {label}, at {at} s</source>
            <translation>✔ {label}, bei {at} s</translation>
        </message>
        <message>
            <source>Tare asked for: let the bands hang slack for two seconds</source>
            <translation>Nullen angefordert: Bänder zwei Sekunden locker hängen lassen</translation>
        </message>
        <message>
            <source>✔ new zero of {what}</source>
            <translation>✔ neuer Nullpunkt von {what}</translation>
        </message>
        <message>
            <source>▲ {why}</source>
            <translation>▲ {why}</translation>
        </message>
        <message>
            <source>✔ rep at {at} s rejected · U takes it back</source>
            <translation>✔ Wiederholung bei {at} s verworfen · U nimmt es zurück</translation>
        </message>
        <message>
            <source>✔ rep at {at} s counts again</source>
            <translation>✔ Wiederholung bei {at} s zählt wieder</translation>
        </message>
        <message>
            <source>No rep to reject yet</source>
            <translation>Noch keine Wiederholung zu verwerfen</translation>
        </message>
        <message>
            <source>No rejected rep to take back</source>
            <translation>Nichts Verworfenes zurückzunehmen</translation>
        </message>
        <message>
            <source>✔ set {number} begun</source>
            <translation>✔ Satz {number} begonnen</translation>
        </message>
        <message>
            <source>Press {key} once more within 3 s</source>
            <translation>{key} innerhalb von 3 s noch einmal drücken</translation>
        </message>
        <message>
            <source>Stopping: everything measured is kept</source>
            <translation>Wird beendet: alles Gemessene bleibt erhalten</translation>
        </message>
        <message>
            <source>left side</source>
            <translation>linke Seite</translation>
        </message>
        <message>
            <source>right side</source>
            <translation>rechte Seite</translation>
        </message>
        <message>
            <source>set {number}</source>
            <translation>Satz {number}</translation>
        </message>
        <message>
            <source>set {number} of {sets}</source>
            <translation>Satz {number} von {sets}</translation>
        </message>
        <message>
            <source>rest</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>rest {left}</source>
            <translation>Pause {left}</translation>
        </message>
        <message>
            <source>of {goal} {unit}</source>
            <translation>von {goal} {unit}</translation>
        </message>
        <message>
            <source>s under tension</source>
            <translation>s unter Spannung</translation>
        </message>
        <message>
            <source>reps</source>
            <translation>Wdh.</translation>
        </message>
        <message>
            <source>holds</source>
            <translation>Mal gehalten</translation>
        </message>
        <message>
            <source>efforts</source>
            <translation>Versuche</translation>
        </message>
        <message>
            <source>valid reps in this set</source>
            <translation>gültige Wdh. in diesem Satz</translation>
        </message>
        <message>
            <source>reps counted by key</source>
            <translation>Wdh. von Hand gezählt</translation>
        </message>
        <message>
            <source>✔ {number} valid</source>
            <translation>✔ {number} gültig</translation>
        </message>
        <message>
            <source>▲ {number} with a roll</source>
            <translation>▲ {number} mit Rollen</translation>
        </message>
        <message>
            <source>○ {number} not counted</source>
            <translation>○ {number} nicht gezählt</translation>
        </message>
        <message>
            <source>✗ {number} rejected</source>
            <translation>✗ {number} verworfen</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>Halten</translation>
        </message>
        <message>
            <source>{held} of {asked} s</source>
            <translation>{held} von {asked} s</translation>
        </message>
        <message>
            <source>Pelvis</source>
            <translation>Becken</translation>
        </message>
        <message>
            <source>Tempo</source>
            <translation>Tempo</translation>
        </message>
        <message>
            <source>{phase}, {left} s more</source>
            <translation>{phase}, noch {left} s</translation>
        </message>
        <message>
            <source>Efforts</source>
            <translation>Versuche</translation>
        </message>
        <message>
            <source>{efforts}, spread {percent} %</source>
            <translation>{efforts}, Streuung {percent} %</translation>
        </message>
        <message>
            <source>Mass: {typed} kg</source>
            <translation>Masse: {typed} kg</translation>
        </message>
        <message>
            <source>{typed}   0–9, or – for no answer</source>
            <translation>{typed}   0–9, oder – für keine Antwort</translation>
        </message>
        <message>
            <source>said: {words}</source>
            <translation>gesagt: {words}</translation>
        </message>
        <message>
            <source>Newest first</source>
            <translation>Neuestes zuerst</translation>
        </message>
        <message>
            <source>Live traces</source>
            <translation>Verläufe</translation>
        </message>
        <message>
            <source>Link, sensors, clock and disk are well</source>
            <translation>Verbindung, Sensoren, Uhr und Platte sind in Ordnung</translation>
        </message>
        <message>
            <source>and {number} more</source>
            <translation>und {number} mehr</translation>
        </message>
        <message>
            <source>{subject} · clinician</source>
            <translation>{subject} · Fachperson</translation>
        </message>
        <message>
            <source>set-up: nothing counts yet</source>
            <translation>Vorbereitung: noch zählt nichts</translation>
        </message>
        <message>
            <source>measuring: this set counts</source>
            <translation>Messung: dieser Satz zählt</translation>
        </message>
        <message>
            <source>resting</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>your decision: go on or not</source>
            <translation>Ihre Entscheidung: weiter oder nicht</translation>
        </message>
        <message>
            <source>measuring: everything is recorded</source>
            <translation>Messung: alles wird aufgezeichnet</translation>
        </message>
        <message>
            <source>for research and education, not a medical device</source>
            <translation>für Forschung und Lehre, kein Medizinprodukt</translation>
        </message>
        <message>
            <source>search: subject, exercise, side, date</source>
            <translation>Suche: Person, Übung, Seite, Datum</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Link and health</source>
            <translation>Verbindung und Zustand</translation>
        </message>
        <message>
            <source>Check weight</source>
            <translation>Prüfgewicht</translation>
        </message>
        <message>
            <source>Posture and baseline</source>
            <translation>Haltung und Grundlinie</translation>
        </message>
        <message>
            <source>Roll backward</source>
            <translation>Nach hinten rollen</translation>
        </message>
        <message>
            <source>Roll forward</source>
            <translation>Nach vorn rollen</translation>
        </message>
        <message>
            <source>Practice</source>
            <translation>Probe</translation>
        </message>
        <message>
            <source>Go</source>
            <translation>Los</translation>
        </message>
        <message>
            <source>Link</source>
            <translation>Verbindung</translation>
        </message>
        <message>
            <source>Rates</source>
            <translation>Raten</translation>
        </message>
        <message>
            <source>Losses</source>
            <translation>Verluste</translation>
        </message>
        <message>
            <source>Sensors</source>
            <translation>Sensoren</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>Uhr</translation>
        </message>
        <message>
            <source>Disk</source>
            <translation>Platte</translation>
        </message>
    </context>
    <context>
        <name>viewing</name>
        <message>
            <source>left side</source>
            <translation>linke Seite</translation>
        </message>
        <message>
            <source>right side</source>
            <translation>rechte Seite</translation>
        </message>
        <message>
            <source>finished</source>
            <translation>abgeschlossen</translation>
        </message>
        <message>
            <source>recovered</source>
            <translation>wiederhergestellt</translation>
        </message>
        <message>
            <source>cut short: rig recover makes it whole</source>
            <translation>abgebrochen: rig recover stellt sie wieder her</translation>
        </message>
        <message>
            <source>● being recorded</source>
            <translation>● wird aufgezeichnet</translation>
        </message>
        <message>
            <source>recording over: the file is being finished</source>
            <translation>Aufzeichnung zu Ende: die Datei wird fertiggestellt</translation>
        </message>
        <message>
            <source>the recording has ended: {state}</source>
            <translation>die Aufzeichnung ist zu Ende: {state}</translation>
        </message>
        <message>
            <source>the recording has ended, and its file is no longer here</source>
            <translation>die Aufzeichnung ist zu Ende, und ihre Datei ist nicht mehr da</translation>
        </message>
        <message>
            <source>simulated</source>
            <translation>simuliert</translation>
        </message>
        <message>
            <source>Traces</source>
            <translation>Verläufe</translation>
        </message>
        <message>
            <source>reading: {percent} %</source>
            <translation>wird gelesen: {percent} %</translation>
        </message>
        <message>
            <source>for research and education, not a medical device</source>
            <translation>für Forschung und Lehre, kein Medizinprodukt</translation>
        </message>
        <message>
            <source>Reject</source>
            <translation>Verwerfen</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>Zurückholen</translation>
        </message>
        <message>
            <source>Valid</source>
            <translation>Gültig</translation>
        </message>
        <message>
            <source>Compensated</source>
            <translation>Ausgewichen</translation>
        </message>
        <message>
            <source>Not counted</source>
            <translation>Zählt nicht</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Whole</source>
            <translation>Ganz</translation>
        </message>
        <message>
            <source>Follow</source>
            <translation>Folgen</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Vergleichen</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>Gruppen</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>Samples</source>
            <translation>Messwerte</translation>
        </message>
        <message>
            <source>Reps</source>
            <translation>Wiederholungen</translation>
        </message>
        <message>
            <source>Reps · {valid} of {reps} valid</source>
            <translation>Wiederholungen · {valid} von {reps} gültig</translation>
        </message>
        <message>
            <source>no reps</source>
            <translation>keine Wiederholungen</translation>
        </message>
        <message>
            <source>{number}  {verdict}  {peak} N  {seconds} s</source>
            <translation>{number}  {verdict}  {peak} N  {seconds} s</translation>
        </message>
        <message>
            <source>{number}  {verdict}  peak withheld  {seconds} s</source>
            <translation>{number}  {verdict}  Spitze zurückgehalten  {seconds} s</translation>
        </message>
        <message>
            <source>✓ valid</source>
            <translation>✓ gültig</translation>
        </message>
        <message>
            <source>◆ compensated</source>
            <translation>◆ ausgewichen</translation>
        </message>
        <message>
            <source>○ not counted</source>
            <translation>○ zählt nicht</translation>
        </message>
        <message>
            <source>✗ rejected</source>
            <translation>✗ verworfen</translation>
        </message>
        <message>
            <source>why, in a few words</source>
            <translation>warum, in wenigen Worten</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Grund</translation>
        </message>
        <message>
            <source>talked</source>
            <translation>gesprochen</translation>
        </message>
        <message>
            <source>band or strap slipped</source>
            <translation>Band oder Gurt verrutscht</translation>
        </message>
        <message>
            <source>another movement</source>
            <translation>andere Bewegung</translation>
        </message>
        <message>
            <source>interrupted</source>
            <translation>unterbrochen</translation>
        </message>
        <message>
            <source>pain</source>
            <translation>Schmerz</translation>
        </message>
        <message>
            <source>choose a rep first: Page up, Page down, or click it</source>
            <translation>erst eine Wiederholung wählen: Bild auf, Bild ab oder anklicken</translation>
        </message>
        <message>
            <source>rep {number}: {verdict} · kept beside the session, which stays as it was · Ctrl+Z takes it back</source>
            <translation>Wiederholung {number}: {verdict} · neben der Sitzung gespeichert, die bleibt, wie sie war · Strg+Z nimmt es zurück</translation>
        </message>
        <message>
            <source>rep {number}: {verdict} again</source>
            <translation>Wiederholung {number}: wieder {verdict}</translation>
        </message>
        <message>
            <source>nothing was edited in this window</source>
            <translation>in diesem Fenster wurde nichts geändert</translation>
        </message>
        <message>
            <source>writing {name} …</source>
            <translation>{name} wird geschrieben …</translation>
        </message>
        <message>
            <source>written: {path}</source>
            <translation>geschrieben: {path}</translation>
        </message>
        <message>
            <source>cannot write {name}: {why}</source>
            <translation>{name} kann nicht geschrieben werden: {why}</translation>
        </message>
        <message>
            <source>Reps from their onset</source>
            <translation>Wiederholungen ab ihrem Beginn</translation>
        </message>
        <message>
            <source>all reps</source>
            <translation>alle Wiederholungen</translation>
        </message>
        <message>
            <source>left and right</source>
            <translation>links und rechts</translation>
        </message>
        <message>
            <source>by set</source>
            <translation>nach Satz</translation>
        </message>
        <message>
            <source>by exercise</source>
            <translation>nach Übung</translation>
        </message>
        <message>
            <source>set {number}</source>
            <translation>Satz {number}</translation>
        </message>
        <message>
            <source>this session, {side}</source>
            <translation>diese Sitzung, {side}</translation>
        </message>
        <message>
            <source>the other, {side}</source>
            <translation>die andere, {side}</translation>
        </message>
        <message>
            <source>{name}: {peak} N, {number} valid</source>
            <translation>{name}: {peak} N, {number} gültig</translation>
        </message>
        <message>
            <source>{name}: no valid rep</source>
            <translation>{name}: keine gültige Wiederholung</translation>
        </message>
        <message>
            <source>the newest {shown} of {reps} reps</source>
            <translation>die neuesten {shown} von {reps} Wiederholungen</translation>
        </message>
        <message>
            <source>band: ± 1 SD of valid reps · dashed: not counted</source>
            <translation>Band: ± 1 SD gültiger Wdh. · gestrichelt: zählt nicht</translation>
        </message>
        <message>
            <source>unlike exercises: compare with care</source>
            <translation>verschiedene Übungen: mit Vorsicht vergleichen</translation>
        </message>
        <message>
            <source>Sessions</source>
            <translation>Sitzungen</translation>
        </message>
        <message>
            <source>search: subject, exercise, side, date, state</source>
            <translation>Suche: Person, Übung, Seite, Datum, Zustand</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Bericht</translation>
        </message>
        <message>
            <source>Replay</source>
            <translation>Neu auswerten</translation>
        </message>
        <message>
            <source>Recover</source>
            <translation>Wiederherstellen</translation>
        </message>
        <message>
            <source>date</source>
            <translation>Datum</translation>
        </message>
        <message>
            <source>subject</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>exercise</source>
            <translation>Übung</translation>
        </message>
        <message>
            <source>side</source>
            <translation>Seite</translation>
        </message>
        <message>
            <source>duration</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <source>valid reps</source>
            <translation>gültige Wdh.</translation>
        </message>
        <message>
            <source>state</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>{valid} of {reps}</source>
            <translation>{valid} von {reps}</translation>
        </message>
        <message>
            <source>edited</source>
            <translation>geändert</translation>
        </message>
        <message>
            <source>…</source>
            <translation>…</translation>
        </message>
        <message>
            <source>cannot be read: {why}</source>
            <translation>nicht lesbar: {why}</translation>
        </message>
        <message>
            <source>only its journal is here: recover</source>
            <translation>nur das Journal ist da: wiederherstellen</translation>
        </message>
        <message>
            <source>cut short: recover</source>
            <translation>abgebrochen: wiederherstellen</translation>
        </message>
        <message>
            <source>cut short, recovered</source>
            <translation>abgebrochen, wiederhergestellt</translation>
        </message>
        <message>
            <source>{shown} of {sessions} sessions in {folder}</source>
            <translation>{shown} von {sessions} Sitzungen in {folder}</translation>
        </message>
        <message>
            <source>no sessions in {folder} yet: rig demo makes one</source>
            <translation>noch keine Sitzungen in {folder}: rig demo macht eine</translation>
        </message>
        <message>
            <source>{what}: {name} …</source>
            <translation>{what}: {name} …</translation>
        </message>
        <message>
            <source>{what}: {said}</source>
            <translation>{what}: {said}</translation>
        </message>
        <message>
            <source>{what} failed: {said}</source>
            <translation>{what} fehlgeschlagen: {said}</translation>
        </message>
        <message>
            <source>choose two sessions to compare: hold Shift or Ctrl</source>
            <translation>zwei Sitzungen zum Vergleichen wählen: Umschalt oder Strg halten</translation>
        </message>
        <message>
            <source>{name} is whole: there is nothing to recover</source>
            <translation>{name} ist ganz: nichts wiederherzustellen</translation>
        </message>
    </context>
    <context>
        <name>exercises</name>
        <message>
            <source>Wait until the board streams and nothing is wrong</source>
            <translation>Warten, bis die Platine sendet und nichts mehr fehlt</translation>
        </message>
        <message>
            <source>Let the bands hang slack; touch nothing for two seconds</source>
            <translation>Die Bänder locker hängen lassen; zwei Sekunden nichts berühren</translation>
        </message>
        <message>
            <source>Hang the check weight on the band's cell and enter its mass</source>
            <translation>Das Prüfgewicht an die Zelle des Bandes hängen und seine Masse eingeben</translation>
        </message>
        <message>
            <source>Roll the pelvis backward once, as far as is comfortable, and come back</source>
            <translation>Das Becken einmal nach hinten rollen, so weit es angenehm ist, und zurückkommen</translation>
        </message>
        <message>
            <source>Roll the pelvis forward once, as far as is comfortable, and come back</source>
            <translation>Das Becken einmal nach vorn rollen, so weit es angenehm ist, und zurückkommen</translation>
        </message>
        <message>
            <source>Try a few; nothing counts yet</source>
            <translation>Ein paar zur Probe; noch zählt nichts</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>Bereit</translation>
        </message>
        <message>
            <source>Lie still for two seconds, one hip above the other</source>
            <translation>Zwei Sekunden still liegen, eine Hüfte über der anderen</translation>
        </message>
        <message>
            <source>Lift the feet first, then lie still for two seconds</source>
            <translation>Erst die Füße heben, dann zwei Sekunden still liegen</translation>
        </message>
        <message>
            <source>Roll forward into the posture, then lie still for two seconds</source>
            <translation>Nach vorn in die Haltung rollen, dann zwei Sekunden still liegen</translation>
        </message>
        <message>
            <source>begin when you are ready</source>
            <translation>anfangen, wenn Sie bereit sind</translation>
        </message>
        <message>
            <source>Begin when you are ready</source>
            <translation>Anfangen, wenn Sie bereit sind</translation>
        </message>
        <message>
            <source>a clinician decides whether to go on</source>
            <translation>die Fachperson entscheidet, ob es weitergeht</translation>
        </message>
        <message>
            <source>A clinician decides whether to go on</source>
            <translation>Die Fachperson entscheidet, ob es weitergeht</translation>
        </message>
        <message>
            <source>working</source>
            <translation>Übung läuft</translation>
        </message>
        <message>
            <source>Working</source>
            <translation>Übung läuft</translation>
        </message>
        <message>
            <source>resting</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Resting</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>all done</source>
            <translation>alles geschafft</translation>
        </message>
        <message>
            <source>All done</source>
            <translation>Alles geschafft</translation>
        </message>
        <message>
            <source>How hard was that set, from 0 (no effort) to 10 (as hard as can be)?</source>
            <translation>Wie anstrengend war der Satz, von 0 (gar nicht) bis 10 (aufs Äußerste)?</translation>
        </message>
        <message>
            <source>Any pain, from 0 (none) to 10 (as bad as can be)?</source>
            <translation>Schmerzen, von 0 (keine) bis 10 (die schlimmsten)?</translation>
        </message>
        <message>
            <source>stop</source>
            <translation>beenden</translation>
        </message>
        <message>
            <source>next set</source>
            <translation>nächster Satz</translation>
        </message>
        <message>
            <source>go on</source>
            <translation>weiter</translation>
        </message>
        <message>
            <source>wait</source>
            <translation>warten</translation>
        </message>
        <message>
            <source>end the test</source>
            <translation>den Test beenden</translation>
        </message>
        <message>
            <source>end the set</source>
            <translation>den Satz beenden</translation>
        </message>
        <message>
            <source>count a rep</source>
            <translation>Wiederholung zählen</translation>
        </message>
        <message>
            <source>count it as rolled</source>
            <translation>als gerollt zählen</translation>
        </message>
        <message>
            <source>leave this out</source>
            <translation>dies auslassen</translation>
        </message>
        <message>
            <source>reject the last effort</source>
            <translation>letzten Versuch verwerfen</translation>
        </message>
        <message>
            <source>reject the last rep</source>
            <translation>letzte Wiederholung verwerfen</translation>
        </message>
        <message>
            <source>undo the rejection</source>
            <translation>Verwerfen zurücknehmen</translation>
        </message>
        <message>
            <source>Hip rotation, feet lifted</source>
            <translation>Hüftdrehung, Füße gehoben</translation>
        </message>
        <message>
            <source>Turn the knob of an old radio with your knee, slowly there and slowly back</source>
            <translation>Mit dem Knie einen alten Radioknopf drehen, langsam hin und zurück</translation>
        </message>
        <message>
            <source>Keep the bar moving smoothly; how far it goes does not matter</source>
            <translation>Den Balken gleichmäßig bewegen; wie weit, ist nicht wichtig</translation>
        </message>
        <message>
            <source>Press the heels into each other from the first second to the last</source>
            <translation>Die Fersen von der ersten bis zur letzten Sekunde zusammendrücken</translation>
        </message>
        <message>
            <source>Leave trunk and pelvis where they are</source>
            <translation>Rumpf und Becken bleiben, wo sie sind</translation>
        </message>
        <message>
            <source>Stop rising where the side of the hip stops working</source>
            <translation>Nur so hoch, wie es seitlich an der Hüfte zu spüren ist</translation>
        </message>
        <message>
            <source>Ease off a little: close to the limit</source>
            <translation>Etwas nachlassen: nahe an der Grenze</translation>
        </message>
        <message>
            <source>Let go slowly: the limit is reached</source>
            <translation>Langsam loslassen: die Grenze ist erreicht</translation>
        </message>
        <message>
            <source>Rolling backward: roll a little forward and lift less</source>
            <translation>Rollt nach hinten: etwas nach vorn rollen und weniger heben</translation>
        </message>
        <message>
            <source>Rolling forward: come back to where you started, one hip above the other</source>
            <translation>Rollt nach vorn: zurück zum Anfang, eine Hüfte über der anderen</translation>
        </message>
        <message>
            <source>The pelvis moved: bring it back to where it started</source>
            <translation>Das Becken hat sich bewegt: zurück zum Anfang</translation>
        </message>
        <message>
            <source>Lift the hips off the pad, then go on; or rest</source>
            <translation>Die Hüften vom Kissen heben, dann weiter; oder ausruhen</translation>
        </message>
        <message>
            <source>Let the side of the pelvis sink back onto the pad</source>
            <translation>Die Seite des Beckens wieder auf das Kissen sinken lassen</translation>
        </message>
        <message>
            <source>Press the knees together, then lift only the foot</source>
            <translation>Die Knie zusammendrücken, dann nur den Fuß heben</translation>
        </message>
        <message>
            <source>Bring the feet together again</source>
            <translation>Die Füße wieder zusammenbringen</translation>
        </message>
        <message>
            <source>Knee first, feet together; then straighten</source>
            <translation>Erst das Knie, Füße zusammen; dann strecken</translation>
        </message>
        <message>
            <source>Carry the leg like a tray: knee and foot together</source>
            <translation>Das Bein wie ein Tablett tragen: Knie und Fuß zugleich</translation>
        </message>
        <message>
            <source>Reach for the far wall with the heel</source>
            <translation>Mit der Ferse zur Wand gegenüber strecken</translation>
        </message>
        <message>
            <source>A lower target held to the end is worth more</source>
            <translation>Ein kleineres Ziel, bis zum Ende gehalten, ist mehr wert</translation>
        </message>
        <message>
            <source>Count two on the way up and two on the way down</source>
            <translation>Auf dem Weg hinauf bis zwei zählen, hinunter auch</translation>
        </message>
        <message>
            <source>Let the bar come back to the bottom first</source>
            <translation>Den Balken erst ganz nach unten kommen lassen</translation>
        </message>
        <message>
            <source>A little slower</source>
            <translation>Etwas langsamer</translation>
        </message>
        <message>
            <source>A little quicker</source>
            <translation>Etwas schneller</translation>
        </message>
        <message>
            <source>Move the bar up into the zone</source>
            <translation>Den Balken in den Zielbereich heben</translation>
        </message>
        <message>
            <source>Let the bar sink a little into the zone</source>
            <translation>Den Balken etwas in den Zielbereich sinken lassen</translation>
        </message>
        <message>
            <source>That is long enough: lower slowly</source>
            <translation>Das ist lang genug: langsam senken</translation>
        </message>
        <message>
            <source>That is enough; a few more if they stay easy</source>
            <translation>Das genügt; noch ein paar, wenn sie leicht bleiben</translation>
        </message>
        <message>
            <source>The sensor was silent: that time did not count. Go on when you are ready</source>
            <translation>Der Sensor war still: diese Zeit zählte nicht. Weiter, wenn Sie bereit sind</translation>
        </message>
        <message>
            <source>The time is up: finish this one, then rest</source>
            <translation>Die Zeit ist um: noch diese zu Ende, dann Pause</translation>
        </message>
        <message>
            <source>Set done. Rest</source>
            <translation>Satz geschafft. Pause</translation>
        </message>
        <message>
            <source>Rest is over: begin when you are ready</source>
            <translation>Die Pause ist vorbei: anfangen, wenn Sie bereit sind</translation>
        </message>
        <message>
            <source>Set done. Turn to the other side</source>
            <translation>Satz geschafft. Auf die andere Seite drehen</translation>
        </message>
        <message>
            <source>Straighten the leg</source>
            <translation>Das Bein strecken</translation>
        </message>
        <message>
            <source>Bend, let the feet meet, lower the knee</source>
            <translation>Beugen, Füße zusammen, das Knie senken</translation>
        </message>
        <message>
            <source>Hip rotation, feet down</source>
            <translation>Hüftdrehung, Füße unten</translation>
        </message>
        <message>
            <source>Hip rotation, shins forward</source>
            <translation>Hüftdrehung, Unterschenkel vorn</translation>
        </message>
        <message>
            <source>Small clam, rolled forward</source>
            <translation>Kleine Muschel, nach vorn gerollt</translation>
        </message>
        <message>
            <source>Look down at the table, and keep looking there</source>
            <translation>Auf die Liege hinunterschauen und dort bleiben</translation>
        </message>
        <message>
            <source>Make the knee light, as if a thread took its weight</source>
            <translation>Das Knie leicht machen, als hinge es an einem Faden</translation>
        </message>
        <message>
            <source>Feel the muscle harden under your fingers</source>
            <translation>Unter den Fingern spüren, wie der Muskel fest wird</translation>
        </message>
        <message>
            <source>Stay forward; a small lift is the right lift</source>
            <translation>Vorn bleiben; wenig heben ist richtig</translation>
        </message>
        <message>
            <source>Rolling backward: roll forward again, then lift less</source>
            <translation>Rollt nach hinten: wieder nach vorn rollen, dann weniger heben</translation>
        </message>
        <message>
            <source>Rolling forward: come back until one hip is above the other</source>
            <translation>Rollt nach vorn: zurück, bis eine Hüfte über der anderen liegt</translation>
        </message>
        <message>
            <source>Clam without a band</source>
            <translation>Muschel ohne Band</translation>
        </message>
        <message>
            <source>Open the knee toward the ceiling and close it without a sound</source>
            <translation>Das Knie zur Decke öffnen und lautlos schließen</translation>
        </message>
        <message>
            <source>Keep both hip bones pointing at the wall in front of you</source>
            <translation>Beide Hüftknochen zeigen immer zur Wand vor Ihnen</translation>
        </message>
        <message>
            <source>Keep the feet together</source>
            <translation>Die Füße zusammenlassen</translation>
        </message>
        <message>
            <source>Tighten the belly before you move</source>
            <translation>Den Bauch anspannen, bevor Sie sich bewegen</translation>
        </message>
        <message>
            <source>Squeeze the side of the hip at the top</source>
            <translation>Oben die Seite der Hüfte fest anspannen</translation>
        </message>
        <message>
            <source>Rolling backward: stack the hips again and open less</source>
            <translation>Rollt nach hinten: Hüften wieder übereinander, weniger öffnen</translation>
        </message>
        <message>
            <source>Clam with a mini band</source>
            <translation>Muschel mit Miniband</translation>
        </message>
        <message>
            <source>Move the bar to the line, then all the way back</source>
            <translation>Den Balken bis zur Linie, dann ganz zurück</translation>
        </message>
        <message>
            <source>Let the bar come back to the bottom before the next one</source>
            <translation>Vor dem nächsten den Balken ganz nach unten kommen lassen</translation>
        </message>
        <message>
            <source>Knee up, feet together</source>
            <translation>Knie hoch, Füße zusammen</translation>
        </message>
        <message>
            <source>Move the bar into the zone and keep it there</source>
            <translation>Den Balken in den Zielbereich heben und dort halten</translation>
        </message>
        <message>
            <source>Lower the bar as slowly as it came up</source>
            <translation>Den Balken so langsam senken, wie er gestiegen ist</translation>
        </message>
        <message>
            <source>Pelvis still, belly on</source>
            <translation>Becken ruhig, Bauch angespannt</translation>
        </message>
        <message>
            <source>The hands only steady, they do not push</source>
            <translation>Die Hände stützen nur, sie drücken nicht</translation>
        </message>
        <message>
            <source>The feet never lose each other</source>
            <translation>Die Füße verlieren sich nie</translation>
        </message>
        <message>
            <source>A lower target held for five seconds is worth more</source>
            <translation>Ein kleineres Ziel, fünf Sekunden gehalten, ist mehr wert</translation>
        </message>
        <message>
            <source>Foot up, knees together</source>
            <translation>Fuß hoch, Knie zusammen</translation>
        </message>
        <message>
            <source>Move the foot's bar into the zone; leave the knee's bar at the bottom</source>
            <translation>Den Balken des Fußes in den Zielbereich; der des Knies bleibt unten</translation>
        </message>
        <message>
            <source>Hold a sheet of paper between the knees</source>
            <translation>Ein Blatt Papier zwischen den Knien halten</translation>
        </message>
        <message>
            <source>Knees and thighs stay in touch</source>
            <translation>Knie und Oberschenkel berühren sich immer</translation>
        </message>
        <message>
            <source>Rolling forward: come back until one hip is above the other, then lift less</source>
            <translation>Rollt nach vorn: zurück, bis eine Hüfte über der anderen liegt, dann weniger heben</translation>
        </message>
        <message>
            <source>Whole leg up</source>
            <translation>Das ganze Bein hoch</translation>
        </message>
        <message>
            <source>Move both bars up together and keep them in their zones</source>
            <translation>Beide Balken zugleich heben und in ihren Zielbereichen halten</translation>
        </message>
        <message>
            <source>Carry the leg like a tray: one end never higher than the other</source>
            <translation>Das Bein wie ein Tablett tragen: kein Ende höher als das andere</translation>
        </message>
        <message>
            <source>Only as high as the spine stays where it is</source>
            <translation>Nur so hoch, wie die Wirbelsäule ruhig bleibt</translation>
        </message>
        <message>
            <source>Make the waist long and lift less</source>
            <translation>Die Taille lang machen und weniger heben</translation>
        </message>
        <message>
            <source>Open, straighten, hold, return</source>
            <translation>Öffnen, strecken, halten, zurück</translation>
        </message>
        <message>
            <source>Keep the bar in the zone until the ring is full</source>
            <translation>Den Balken im Zielbereich halten, bis der Ring voll ist</translation>
        </message>
        <message>
            <source>While the leg straightens, nothing else moves</source>
            <translation>Während sich das Bein streckt, bleibt alles andere ruhig</translation>
        </message>
        <message>
            <source>The lower knee stays on the mat</source>
            <translation>Das untere Knie bleibt auf der Matte</translation>
        </message>
        <message>
            <source>Let the feet meet before the knee comes down</source>
            <translation>Erst die Füße zusammen, dann das Knie senken</translation>
        </message>
        <message>
            <source>Rolling backward: turn the navel to the floor again and reach less far</source>
            <translation>Rollt nach hinten: den Nabel wieder zum Boden, weniger weit strecken</translation>
        </message>
        <message>
            <source>Rolling forward: come back to where you started</source>
            <translation>Rollt nach vorn: zurück zum Anfang</translation>
        </message>
        <message>
            <source>Reach less far and stay longer</source>
            <translation>Weniger weit strecken und länger bleiben</translation>
        </message>
        <message>
            <source>Knee up in a side plank</source>
            <translation>Knie hoch im Seitstütz</translation>
        </message>
        <message>
            <source>Make one straight board from shoulder to knee</source>
            <translation>Von der Schulter bis zum Knie ein gerades Brett</translation>
        </message>
        <message>
            <source>Hips forward and up, in one line with trunk and thighs</source>
            <translation>Hüften nach vorn und oben, in einer Linie mit Rumpf und Oberschenkeln</translation>
        </message>
        <message>
            <source>Isometric test, outward</source>
            <translation>Isometrischer Test, nach außen</translation>
        </message>
        <message>
            <source>Press the strap away, fast, and do not let it come back</source>
            <translation>Den Gurt schnell wegdrücken und nicht zurückkommen lassen</translation>
        </message>
        <message>
            <source>Turn the thigh; the back does nothing</source>
            <translation>Den Oberschenkel drehen; der Rücken tut nichts</translation>
        </message>
        <message>
            <source>Rolling backward: push only as hard as the pelvis stays where it is</source>
            <translation>Rollt nach hinten: nur so fest drücken, wie das Becken ruhig bleibt</translation>
        </message>
        <message>
            <source>Isometric test, inward</source>
            <translation>Isometrischer Test, nach innen</translation>
        </message>
        <message>
            <source>Press the strap up with the ankle, fast, and do not let it come back</source>
            <translation>Den Gurt mit dem Knöchel schnell hochdrücken und oben halten</translation>
        </message>
        <message>
            <source>The knees stay together</source>
            <translation>Die Knie bleiben zusammen</translation>
        </message>
    </context>
    <context>
        <name>Notice</name>
        <message>
            <source>■ This screen has failed: what it shows may be old. The recording goes on.</source>
            <translation>■ Diese Anzeige ist ausgefallen: was sie zeigt, kann alt sein. Die Aufzeichnung läuft weiter.</translation>
        </message>
    </context>
    <context>
        <name>StartScreen</name>
        <message>
            <source>Getting ready …</source>
            <translation>Wird vorbereitet …</translation>
        </message>
        <message>
            <source>For research and education. Not a medical device: it makes no diagnosis.</source>
            <translation>Für Forschung und Lehre. Kein Medizinprodukt: stellt keine Diagnose.</translation>
        </message>
    </context>
</TS>
