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
            <translation>Name, dann Enter</translation>
        </message>
        <message>
            <source>label for {mark}</source>
            <translation>Name für {mark}</translation>
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
            <source>Bright</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
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
            <translation>✔ neuer Nullpunkt: {what}</translation>
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
            <source>✔ the set has begun: it counts</source>
            <translation>✔ der Satz hat begonnen: er zählt</translation>
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
            <translation>Versuchen</translation>
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
            <source>left</source>
            <translation>links</translation>
        </message>
        <message>
            <source>right</source>
            <translation>rechts</translation>
        </message>
        <message>
            <source>finished</source>
            <translation>abgeschlossen</translation>
        </message>
        <message>
            <source>recovered</source>
            <translation>gerettet</translation>
        </message>
        <message>
            <source>cut short: rig recover makes it whole</source>
            <translation>abgebrochen: rig recover rettet sie</translation>
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
            <translation>Rückgängig</translation>
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
            <translation>Wdh.</translation>
        </message>
        <message>
            <source>Bright</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Reps · {valid} of {reps} valid</source>
            <translation>Wdh. · {valid} von {reps} gültig</translation>
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
            <source>{verdict} · {by}</source>
            <translation>{verdict} · {by}</translation>
        </message>
        <message>
            <source>{verdict} · {by}: {why}</source>
            <translation>{verdict} · {by}: {why}</translation>
        </message>
        <message>
            <source>{verdict} · during the session</source>
            <translation>{verdict} · während der Sitzung</translation>
        </message>
        <message>
            <source>afterwards</source>
            <translation>nachträglich</translation>
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
            <source>wheel or ↑ ↓: zoom · drag or ← →: move · Page up and down, or a click: choose a rep</source>
            <translation>Rad oder ↑ ↓: zoomen · ziehen oder ← →: bewegen · Bild auf und ab oder ein Klick: Wiederholung wählen</translation>
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
            <translation>Wdh. ab ihrem Beginn</translation>
        </message>
        <message>
            <source>all reps</source>
            <translation>alle Wdh.</translation>
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
            <source>{peak} N, {number} valid · {name}</source>
            <translation>{peak} N, {number} gültig · {name}</translation>
        </message>
        <message>
            <source>no valid rep · {name}</source>
            <translation>keine gültige Wdh. · {name}</translation>
        </message>
        <message>
            <source>the newest {shown} of {reps} reps</source>
            <translation>die neuesten {shown} von {reps} Wdh.</translation>
        </message>
        <message>
            <source>band: ± 1 SD · dashed: not counted</source>
            <translation>Band: ± 1 SD · gestrichelt: zählt nicht</translation>
        </message>
        <message>
            <source>unlike exercises: compare with care</source>
            <translation>verschiedene Übungen: Vorsicht</translation>
        </message>
        <message>
            <source>only the exercises that both have</source>
            <translation>nur die Übungen, die beide haben</translation>
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
            <translation>Retten</translation>
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
            <source>valid</source>
            <translation>gültig</translation>
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
            <translation>nur das Journal ist da: retten</translation>
        </message>
        <message>
            <source>cut short: recover</source>
            <translation>abgebrochen: retten</translation>
        </message>
        <message>
            <source>cut short, recovered</source>
            <translation>abgebrochen, gerettet</translation>
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
            <translation>{name} ist ganz: nichts zu retten</translation>
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
            <source>weigh</source>
            <translation>wiegen</translation>
        </message>
        <message>
            <source>in position</source>
            <translation>liegt richtig</translation>
        </message>
        <message>
            <source>go on</source>
            <translation>weiter</translation>
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
            <source>Three rotations a day</source>
            <translation>Drei Drehungen am Tag</translation>
        </message>
        <message>
            <source>Five levels</source>
            <translation>Fünf Stufen</translation>
        </message>
        <message>
            <source>Clam, first without and then with a mini band</source>
            <translation>Muschel, erst ohne, dann mit Miniband</translation>
        </message>
        <message>
            <source>Small clam, rolled forward</source>
            <translation>Kleine Muschel, nach vorn gerollt</translation>
        </message>
        <message>
            <source>Isometric test against a rigid strap</source>
            <translation>Isometrischer Test gegen einen festen Gurt</translation>
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
            <source>Bring the heels together again and press</source>
            <translation>Die Fersen wieder zusammenbringen und drücken</translation>
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
        <name>session</name>
        <message>
            <source>knee band</source>
            <translation>Band am Knie</translation>
        </message>
        <message>
            <source>foot band</source>
            <translation>Band am Fuß</translation>
        </message>
        <message>
            <source>knee</source>
            <translation>Knie</translation>
        </message>
        <message>
            <source>foot</source>
            <translation>Fuß</translation>
        </message>
        <message>
            <source>front pad cell</source>
            <translation>Kissen vorn</translation>
        </message>
        <message>
            <source>back pad cell</source>
            <translation>Kissen hinten</translation>
        </message>
        <message>
            <source>missing</source>
            <translation>fehlend</translation>
        </message>
        <message>
            <source>beyond the range</source>
            <translation>jenseits des Messbereichs</translation>
        </message>
        <message>
            <source>out of range</source>
            <translation>außerhalb des Bereichs</translation>
        </message>
        <message>
            <source>stuck</source>
            <translation>hängt fest</translation>
        </message>
        <message>
            <source>out of step</source>
            <translation>aus dem Takt</translation>
        </message>
        <message>
            <source>late</source>
            <translation>verspätet</translation>
        </message>
        <message>
            <source>settling</source>
            <translation>noch unruhig</translation>
        </message>
        <message>
            <source>after a gap</source>
            <translation>nach einer Lücke</translation>
        </message>
        <message>
            <source>the strap was not quiet</source>
            <translation>der Gurt war nicht ruhig</translation>
        </message>
        <message>
            <source>the leg moved back first</source>
            <translation>das Bein ging zuerst zurück</translation>
        </message>
        <message>
            <source>late start</source>
            <translation>später Beginn</translation>
        </message>
        <message>
            <source>no start was found</source>
            <translation>kein Beginn gefunden</translation>
        </message>
        <message>
            <source>samples not to be trusted</source>
            <translation>unsichere Messwerte</translation>
        </message>
        <message>
            <source>the peak is not known</source>
            <translation>die Spitze ist unbekannt</translation>
        </message>
        <message>
            <source>simulated board</source>
            <translation>simulierte Platine</translation>
        </message>
        <message>
            <source>left</source>
            <translation>links</translation>
        </message>
        <message>
            <source>right</source>
            <translation>rechts</translation>
        </message>
        <message>
            <source>outward</source>
            <translation>nach außen</translation>
        </message>
        <message>
            <source>inward</source>
            <translation>nach innen</translation>
        </message>
        <message>
            <source>looking for the board</source>
            <translation>die Platine wird gesucht</translation>
        </message>
        <message>
            <source>lie still: taring</source>
            <translation>still liegen: es wird genullt</translation>
        </message>
        <message>
            <source>measuring</source>
            <translation>Messung</translation>
        </message>
        <message>
            <source>the board is gone: plug it in again</source>
            <translation>die Platine fehlt: wieder einstecken</translation>
        </message>
        <message>
            <source>stopping</source>
            <translation>wird beendet</translation>
        </message>
        <message>
            <source>passed</source>
            <translation>erledigt</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>ausgelassen</translation>
        </message>
        <message>
            <source>now</source>
            <translation>jetzt</translation>
        </message>
        <message>
            <source>to come</source>
            <translation>kommt noch</translation>
        </message>
        <message>
            <source>on</source>
            <translation>weiter</translation>
        </message>
        <message>
            <source>gate {exercise}: proposed {proposed} ({why}); clinician decided {decision}</source>
            <translation>Entscheidung {exercise}: vorgeschlagen {proposed} ({why}); Fachperson: {decision}</translation>
        </message>
        <message>
            <source>no set of {gate} on the {side} side is on record</source>
            <translation>von {gate} ({side}) ist kein Satz aufgezeichnet</translation>
        </message>
        <message>
            <source>{done} of {goal} valid reps of {gate}</source>
            <translation>{done} von {goal} gültigen Wiederholungen von {gate}</translation>
        </message>
        <message>
            <source>the pelvis rolled in {wrong} of {efforts} reps of {gate}</source>
            <translation>das Becken rollte in {wrong} von {efforts} Wiederholungen von {gate}</translation>
        </message>
        <message>
            <source>{valid} valid reps of {gate}</source>
            <translation>{valid} gültige Wiederholungen von {gate}</translation>
        </message>
        <message>
            <source>the step {now} cannot be left out; those that can are {names}</source>
            <translation>der Schritt {now} kann nicht ausgelassen werden; auslassen kann man {names}</translation>
        </message>
        <message>
            <source>set-up {value}: {how}</source>
            <translation>Vorbereitung {value}: {how}</translation>
        </message>
        <message>
            <source>no data yet: check cable and port</source>
            <translation>noch keine Daten: Kabel und Anschluss prüfen</translation>
        </message>
        <message>
            <source>no band to tare: check that the board streams one</source>
            <translation>kein Band zum Nullen: prüfen, ob die Platine eines sendet</translation>
        </message>
        <message>
            <source>{channel} has no reading for a mass of {mass_kg} kg: hang a weight and enter it</source>
            <translation>{channel} zeigt nichts für eine Masse von {mass_kg} kg: ein Gewicht anhängen und eingeben</translation>
        </message>
        <message>
            <source>{channel} reads {newtons} N for {true} N ({error} %); allowed is {MOST_WEIGHT_ERROR_PERCENT} %: let the weight hang free, or calibrate</source>
            <translation>{channel} zeigt {newtons} N statt {true} N ({error} %); erlaubt: {MOST_WEIGHT_ERROR_PERCENT} %. Das Gewicht frei hängen lassen oder kalibrieren</translation>
        </message>
        <message>
            <source>check weight {channel}: {newtons} N for {true} N ({error} %)</source>
            <translation>Prüfgewicht {channel}: {newtons} N statt {true} N ({error} %)</translation>
        </message>
        <message>
            <source>let air out</source>
            <translation>Luft ablassen</translation>
        </message>
        <message>
            <source>pump</source>
            <translation>aufpumpen</translation>
        </message>
        <message>
            <source>the cell reads {mmhg} mmHg; need {low} to {high}: {todo}</source>
            <translation>die Zelle zeigt {mmhg} mmHg; nötig sind {low} bis {high}: {todo}</translation>
        </message>
        <message>
            <source>the other way</source>
            <translation>in die andere Richtung</translation>
        </message>
        <message>
            <source>by {moved}</source>
            <translation>um {moved}</translation>
        </message>
        <message>
            <source>the roll index moved {other}; need {LEAST_DELIBERATE_INDEX} {direction}: roll a little further, as far as is comfortable</source>
            <translation>der Roll-Index ging {other}; nötig sind {LEAST_DELIBERATE_INDEX} {direction}: etwas weiter rollen, so weit es angenehm ist</translation>
        </message>
        <message>
            <source>isometric test, {work}</source>
            <translation>isometrischer Test {work}</translation>
        </message>
        <message>
            <source>, set {set_number} of {work}</source>
            <translation>, Satz {set_number} von {work}</translation>
        </message>
        <message>
            <source>{what}, {side} side{of_sets}: {work}{target}{target_2}</source>
            <translation>{what}, {side}{of_sets}: {work}{target}{target_2}</translation>
        </message>
        <message>
            <source>{reps} efforts of {hold_s} s</source>
            <translation>{reps} Versuche von {hold_s} s</translation>
        </message>
        <message>
            <source>{time_s} s of action</source>
            <translation>{time_s} s Übungszeit</translation>
        </message>
        <message>
            <source>{reps} reps</source>
            <translation>{reps} Wdh.</translation>
        </message>
        <message>
            <source>{reps} holds of {hold_s} s</source>
            <translation>{reps} Mal {hold_s} s halten</translation>
        </message>
        <message>
            <source>today</source>
            <translation>heute</translation>
        </message>
        <message>
            <source>1 day ago</source>
            <translation>vor 1 Tag</translation>
        </message>
        <message>
            <source>{days} days ago</source>
            <translation>vor {days} Tagen</translation>
        </message>
        <message>
            <source>the {side} side's {direction} test of {started_utc}, {age}</source>
            <translation>Test {direction}, {side}, vom {started_utc}, {age}</translation>
        </message>
        <message>
            <source>{percent_of_test} % of {test} N</source>
            <translation>{percent_of_test} % von {test} N</translation>
        </message>
        <message>
            <source>target {newtons} N, {share}: {test}</source>
            <translation>Ziel {newtons} N, {share}: {test}</translation>
        </message>
        <message>
            <source>the target is {percent_of_test} % of the {side} side's isometric test, and there is none yet: do the plan isometric-test first, or give the target in newtons</source>
            <translation>das Ziel ist {percent_of_test} % des isometrischen Tests ({side}), und den gibt es noch nicht: erst den Plan isometric-test machen oder das Ziel in Newton angeben</translation>
        </message>
        <message>
            <source>{size} samples in {quiet_s} s</source>
            <translation>{size} Messwerte in {quiet_s} s</translation>
        </message>
        <message>
            <source>the force drifts by {drift} N; allowed is {quiet_drift_newtons} N</source>
            <translation>die Kraft wandert um {drift} N; erlaubt: {quiet_drift_newtons} N</translation>
        </message>
        <message>
            <source>the force varies by {sd} N; allowed is {quiet_sd_newtons} N</source>
            <translation>die Kraft schwankt um {sd} N; erlaubt: {quiet_sd_newtons} N</translation>
        </message>
        <message>
            <source>the recording ends before {window_s} ms have passed</source>
            <translation>die Aufnahme endet, bevor {window_s} ms vergangen sind</translation>
        </message>
        <message>
            <source>the rise is shorter than {length_s} ms</source>
            <translation>der Anstieg ist kürzer als {length_s} ms</translation>
        </message>
        <message>
            <source>samples that cannot be trusted</source>
            <translation>unsichere Messwerte</translation>
        </message>
        <message>
            <source>the force does not rise from 20 to 80 % of its peak</source>
            <translation>die Kraft steigt nicht von 20 auf 80 % ihrer Spitze</translation>
        </message>
        <message>
            <source>{window_s} ms at {rate_hz} samples a second; need {fast_hz}</source>
            <translation>{window_s} ms bei {rate_hz} Messwerten je Sekunde; nötig sind {fast_hz}</translation>
        </message>
        <message>
            <source>{samples} samples in the window; need {least_samples}</source>
            <translation>{samples} Messwerte im Fenster; nötig sind {least_samples}</translation>
        </message>
        <message>
            <source>no pelvis baseline: the pad carries {sum_kpa} kPa; need {least_kpa} kPa. Lie on the pad.</source>
            <translation>keine Grundlinie des Beckens: das Kissen trägt {sum_kpa} kPa; nötig sind {least_kpa} kPa. Auf das Kissen legen.</translation>
        </message>
        <message>
            <source>no pelvis baseline: the pelvis moves (index by {turn}, pressure by {change_percent} %); allowed are {most_turn} and {most_change_percent} %. Lie still.</source>
            <translation>keine Grundlinie des Beckens: das Becken bewegt sich (Index um {turn}, Druck um {change_percent} %); erlaubt: {most_turn} und {most_change_percent} %. Still liegen.</translation>
        </message>
        <message>
            <source>no pelvis baseline: {sum} good samples of a cell in {window_s} s; need {least_samples}, spread over all of them. Run rig check.</source>
            <translation>keine Grundlinie des Beckens: {sum} gute Messwerte einer Zelle in {window_s} s; nötig sind {least_samples}, gleichmäßig verteilt. „rig check“ ausführen.</translation>
        </message>
        <message>
            <source>cannot tare {name}: {good} samples in the last {window_s} s; need {least_samples}. Check that the board is streaming.</source>
            <translation>{name} lässt sich nicht nullen: {good} Messwerte in den letzten {window_s} s; nötig sind {least_samples}. Prüfen, ob die Platine sendet.</translation>
        </message>
        <message>
            <source>cannot tare {name}: {bad} of {size} samples are bad ({words}); allowed are {most_bad_percent} %. Run rig check.</source>
            <translation>{name} lässt sich nicht nullen: {bad} von {size} Messwerten sind schlecht ({words}); erlaubt: {most_bad_percent} %. „rig check“ ausführen.</translation>
        </message>
        <message>
            <source>cannot tare {name}: its good samples span {seen_s} s; need {least_share} s. Wait and try again.</source>
            <translation>{name} lässt sich nicht nullen: die guten Messwerte reichen über {seen_s} s; nötig sind {least_share} s. Warten und noch einmal versuchen.</translation>
        </message>
        <message>
            <source>moves by</source>
            <translation>schwankt um</translation>
        </message>
        <message>
            <source>drifts by</source>
            <translation>wandert um</translation>
        </message>
        <message>
            <source>cannot tare {name}: it {moves_by} {found} {unit_of_it} ({measure}); allowed is {most} {unit_of_it_2}. Let go of it and wait until it rests.</source>
            <translation>{name} lässt sich nicht nullen: es {moves_by} {found} {unit_of_it} ({measure}); erlaubt: {most} {unit_of_it_2}. Loslassen und warten, bis es ruht.</translation>
        </message>
        <message>
            <source>designed zero</source>
            <translation>vorgesehenen Nullpunkt</translation>
        </message>
        <message>
            <source>last tare</source>
            <translation>letzten Nullpunkt</translation>
        </message>
        <message>
            <source>cannot tare {name}: it reads {away} {unit} away from its {first}; allowed is {most} {unit_2}. Take the load off, or accept this load as zero.</source>
            <translation>{name} lässt sich nicht nullen: {away} {unit} vom {first} entfernt; erlaubt: {most} {unit_2}. Die Last abnehmen oder sie als Null gelten lassen.</translation>
        </message>
        <message>
            <source>force-rig edits</source>
            <translation>force-rig edits</translation>
        </message>
        <message>
            <source>not counted</source>
            <translation>zählt nicht</translation>
        </message>
        <message>
            <source>{name} cannot be read as JSON: {error}</source>
            <translation>{name} lässt sich nicht als JSON lesen: {error}</translation>
        </message>
        <message>
            <source>{name} is not {FORMAT}: move it away to go on without</source>
            <translation>{name} ist nicht {FORMAT}: wegräumen, um ohne weiterzumachen</translation>
        </message>
        <message>
            <source>{name} is of version {get}; this software knows {VERSION}: update it</source>
            <translation>{name} hat Version {get}; diese Software kennt {VERSION}: aktualisieren</translation>
        </message>
        <message>
            <source>{name} holds no list of edits: move it away to go on without</source>
            <translation>{name} enthält keine Liste von Änderungen: wegräumen, um ohne weiterzumachen</translation>
        </message>
        <message>
            <source>cannot write {name}: {strerror}; nothing was changed</source>
            <translation>{name} kann nicht geschrieben werden: {strerror}; nichts wurde geändert</translation>
        </message>
        <message>
            <source>{name}: edit {number} needs what, start_s and end_s</source>
            <translation>{name}: Änderung {number} braucht what, start_s und end_s</translation>
        </message>
        <message>
            <source>{name}: edit {number} is {what}; allowed are {WHATS}</source>
            <translation>{name}: Änderung {number} ist {what}; erlaubt sind {WHATS}</translation>
        </message>
        <message>
            <source>{name}: edit {number} ends at {end_s} s, not after its start at {start_s} s</source>
            <translation>{name}: Änderung {number} endet bei {end_s} s, nicht nach ihrem Beginn bei {start_s} s</translation>
        </message>
        <message>
            <source>{name}: edit {number} relabels as {label}; allowed are {LABELS}</source>
            <translation>{name}: Änderung {number} macht daraus {label}; erlaubt sind {LABELS}</translation>
        </message>
        <message>
            <source>{name}: edit {number} is by {by}; allowed are at most 32 letters, digits, - and _ (a pseudonym, not a name)</source>
            <translation>{name}: Änderung {number} ist von {by}; erlaubt sind höchstens 32 Buchstaben, Ziffern, - und _ (ein Pseudonym, kein Name)</translation>
        </message>
        <message>
            <source>{name} is not a session but a table; type  rig replay {name_2}</source>
            <translation>{name} ist keine Sitzung, sondern eine Tabelle; rig replay {name_2} tippen</translation>
        </message>
        <message>
            <source>{name} is not a session: it does not begin as an HDF5 file does</source>
            <translation>{name} ist keine Sitzung: sie beginnt nicht wie eine HDF5-Datei</translation>
        </message>
        <message>
            <source>{name} is damaged or cut off ({error}); type  rig recover {name_2}</source>
            <translation>{name} ist beschädigt oder abgeschnitten ({error}); rig recover {name_2} tippen</translation>
        </message>
        <message>
            <source>{name} is the journal of a session that was cut off; {path}</source>
            <translation>{name} ist das Journal einer abgebrochenen Sitzung; {path}</translation>
        </message>
        <message>
            <source>{path} is a folder; a session is a .h5 file</source>
            <translation>{path} ist ein Ordner; eine Sitzung ist eine .h5-Datei</translation>
        </message>
        <message>
            <source>{path} is not there, only its journal is; {path_2}</source>
            <translation>{path} ist nicht da, nur ihr Journal; {path_2}</translation>
        </message>
        <message>
            <source>{path} is not there; a session is a .h5 file</source>
            <translation>{path} ist nicht da; eine Sitzung ist eine .h5-Datei</translation>
        </message>
        <message>
            <source>type  rig recover {journal}</source>
            <translation>rig recover {journal} tippen</translation>
        </message>
        <message>
            <source>{size} bytes are no HDF5 file</source>
            <translation>{size} Byte sind keine HDF5-Datei</translation>
        </message>
        <message>
            <source>truncated file: {size} of {end} bytes</source>
            <translation>abgeschnittene Datei: {size} von {end} Byte</translation>
        </message>
        <message>
            <source>{name} is HDF5, but not a session of this rig: its format is {found}</source>
            <translation>{name} ist HDF5, aber keine Sitzung dieses Geräts: ihr Format ist {found}</translation>
        </message>
        <message>
            <source>{name} has session format {version}; this software knows {FORMAT_VERSION}: update it</source>
            <translation>{name} hat das Sitzungsformat {version}; diese Software kennt {FORMAT_VERSION}: aktualisieren</translation>
        </message>
        <message>
            <source>journal only</source>
            <translation>nur das Journal</translation>
        </message>
        <message>
            <source>on the ballast</source>
            <translation>auf der Reserve</translation>
        </message>
        <message>
            <source>cannot set {size} MiB aside in {parent}: {strerror}; free some space or choose another folder</source>
            <translation>{size} MiB lassen sich in {parent} nicht zurücklegen: {strerror}; Platz schaffen oder einen anderen Ordner wählen</translation>
        </message>
        <message>
            <source>, about {free} min of recording</source>
            <translation>, etwa {free} min Aufnahme</translation>
        </message>
        <message>
            <source>{free} MiB left in {folder}{lasts}</source>
            <translation>noch {free} MiB in {folder}{lasts}</translation>
        </message>
        <message>
            <source>the disk is getting full: {left}</source>
            <translation>die Platte wird voll: {left}</translation>
        </message>
        <message>
            <source>the disk is nearly full: {left}; only the journal goes on, nothing is lost</source>
            <translation>die Platte ist fast voll: {left}; nur das Journal läuft weiter, nichts geht verloren</translation>
        </message>
        <message>
            <source>the disk is full: the journal lives on its reserve; stop soon ({left})</source>
            <translation>die Platte ist voll: das Journal lebt von seiner Reserve; bald beenden ({left})</translation>
        </message>
        <message>
            <source> · simulated</source>
            <translation> · simuliert</translation>
        </message>
        <message>
            <source>{exercise} · {side} side · {subject}{simulated}</source>
            <translation>{exercise} · {side} · {subject}{simulated}</translation>
        </message>
        <message>
            <source>{passed} of {ends_s}</source>
            <translation>{passed} von {ends_s}</translation>
        </message>
        <message>
            <source>no data from this sensor: the value is old</source>
            <translation>keine Daten von diesem Sensor: der Wert ist alt</translation>
        </message>
        <message>
            <source>no data yet</source>
            <translation>noch keine Daten</translation>
        </message>
        <message>
            <source>no data for {data_age_s} s: these values are old</source>
            <translation>seit {data_age_s} s keine Daten: diese Werte sind alt</translation>
        </message>
        <message>
            <source>above the zone: ease off a little</source>
            <translation>über dem Zielbereich: etwas nachlassen</translation>
        </message>
        <message>
            <source>in the zone: hold</source>
            <translation>im Zielbereich: halten</translation>
        </message>
        <message>
            <source>on the way to the zone</source>
            <translation>auf dem Weg zum Zielbereich</translation>
        </message>
        <message>
            <source>no data from the pad</source>
            <translation>keine Daten vom Kissen</translation>
        </message>
        <message>
            <source>pad unloaded: nothing can be said</source>
            <translation>Kissen entlastet: keine Aussage</translation>
        </message>
        <message>
            <source>no baseline yet</source>
            <translation>noch keine Grundlinie</translation>
        </message>
        <message>
            <source>steady</source>
            <translation>ruhig</translation>
        </message>
        <message>
            <source>turning</source>
            <translation>dreht sich</translation>
        </message>
        <message>
            <source>the pelvis moves: pressure changed</source>
            <translation>das Becken bewegt sich: der Druck hat sich geändert</translation>
        </message>
        <message>
            <source>forward</source>
            <translation>nach vorn</translation>
        </message>
        <message>
            <source>backward</source>
            <translation>nach hinten</translation>
        </message>
        <message>
            <source>rolling {direction}: bring the top hip {other}</source>
            <translation>rollt {direction}: die obere Hüfte {other} bringen</translation>
        </message>
        <message>
            <source>no board yet</source>
            <translation>noch keine Platine</translation>
        </message>
        <message>
            <source>{rates_hz} streams · {rates} · {lost_samples} samples lost · {board}</source>
            <translation>{rates_hz} Kanäle · {rates} · {lost_samples} Messwerte verloren · {board}</translation>
        </message>
        <message>
            <source>no rate yet</source>
            <translation>noch keine Rate</translation>
        </message>
        <message>
            <source>{low} to {high} samples a second</source>
            <translation>{low} bis {high} Messwerte je Sekunde</translation>
        </message>
        <message>
            <source>{rates_hz} samples a second</source>
            <translation>{rates_hz} Messwerte je Sekunde</translation>
        </message>
        <message>
            <source>{rows} samples are too many for one table; show {MOST_ROWS} or fewer, or type  rig export</source>
            <translation>{rows} Messwerte sind zu viele für eine Tabelle; höchstens {MOST_ROWS} zeigen oder rig export tippen</translation>
        </message>
        <message>
            <source>getting the detectors ready</source>
            <translation>die Erkennung wird vorbereitet</translation>
        </message>
        <message>
            <source>refused: {refusal}</source>
            <translation>abgelehnt: {refusal}</translation>
        </message>
        <message>
            <source>the cell of the {removeprefix} band</source>
            <translation>die Zelle des Bandes am {removeprefix}</translation>
        </message>
        <message>
            <source>Hang the check weight on {cell} and type its mass in kilograms</source>
            <translation>Das Prüfgewicht an {cell} hängen und seine Masse in Kilogramm eingeben</translation>
        </message>
        <message>
            <source>Hang {typed} kg on {cell} and let go of it</source>
            <translation>{typed} kg an {cell} hängen und loslassen</translation>
        </message>
        <message>
            <source>{typed} is no mass</source>
            <translation>{typed} ist keine Masse</translation>
        </message>
        <message>
            <source>the mass of the weight is not known</source>
            <translation>die Masse des Gewichts ist nicht bekannt</translation>
        </message>
        <message>
            <source>{said}: type kilograms, such as 2.5</source>
            <translation>{said}: Kilogramm eingeben, etwa 2,5</translation>
        </message>
        <message>
            <source>{channel} swings by {swing} N: let the weight come to rest</source>
            <translation>{channel} schwingt um {swing} N: das Gewicht zur Ruhe kommen lassen</translation>
        </message>
        <message>
            <source>{exercise}: go on? {why}</source>
            <translation>{exercise}: weiter? {why}</translation>
        </message>
        <message>
            <source>{exercise}: wait? {why}</source>
            <translation>{exercise}: warten? {why}</translation>
        </message>
        <message>
            <source>no data for {data_age_s} s: what is shown is old</source>
            <translation>seit {data_age_s} s keine Daten: was zu sehen ist, ist alt</translation>
        </message>
        <message>
            <source>the board has answered no ping for {pong_age_s} s: times rest on its own clock</source>
            <translation>die Platine antwortet seit {pong_age_s} s auf keinen Ping: die Zeiten beruhen auf ihrer eigenen Uhr</translation>
        </message>
        <message>
            <source>answers take {round_trip_s} ms: the USB chip waits 16 ms; set its latency timer to 1 ms</source>
            <translation>Antworten brauchen {round_trip_s} ms: der USB-Baustein wartet 16 ms; seinen Latenz-Timer auf 1 ms stellen</translation>
        </message>
        <message>
            <source>{damaged_frames} damaged packets on the line: check cable and plugs</source>
            <translation>{damaged_frames} beschädigte Pakete auf der Leitung: Kabel und Stecker prüfen</translation>
        </message>
        <message>
            <source> for {behind_s} s</source>
            <translation> seit {behind_s} s</translation>
        </message>
        <message>
            <source>{channel}: no samples{since}: check its converter, power and wires</source>
            <translation>{channel}: keine Messwerte{since}: Wandler, Versorgung und Leitungen prüfen</translation>
        </message>
        <message>
            <source>{channel}: {lost} samples lost ({share})</source>
            <translation>{channel}: {lost} Messwerte verloren ({share})</translation>
        </message>
        <message>
            <source>{channel}: {flagged} samples {words}</source>
            <translation>{channel}: {flagged} Messwerte {words}</translation>
        </message>
        <message>
            <source>beyond the sensor's range: their true value is not known</source>
            <translation>jenseits des Messbereichs: ihr wahrer Wert ist unbekannt</translation>
        </message>
        <message>
            <source>outside the channel's physical range: check the sensor</source>
            <translation>außerhalb des physikalischen Bereichs: den Sensor prüfen</translation>
        </message>
        <message>
            <source>repeat one value: check the sensor and its plug</source>
            <translation>wiederholen einen Wert: Sensor und Stecker prüfen</translation>
        </message>
        <message>
            <source>{channel}: {rate_hz} samples a second where {nominal_hz} are meant: the converter's RATE pin is strapped to 10 SPS; tie it high</source>
            <translation>{channel}: {rate_hz} Messwerte je Sekunde statt {nominal_hz}: der RATE-Anschluss des Wandlers ist auf 10 SPS gelegt; auf High legen</translation>
        </message>
        <message>
            <source>{channel}: {rate_hz} samples a second where {nominal_hz} are meant</source>
            <translation>{channel}: {rate_hz} Messwerte je Sekunde statt {nominal_hz}</translation>
        </message>
        <message>
            <source>the session file rests ({record_trouble}); the journal keeps everything</source>
            <translation>die Sitzungsdatei ruht ({record_trouble}); das Journal bewahrt alles</translation>
        </message>
        <message>
            <source>the disk is behind ({queue_fraction} of its queue); nothing is lost</source>
            <translation>die Platte ist im Rückstand ({queue_fraction} ihrer Warteschlange); nichts geht verloren</translation>
        </message>
        <message>
            <source>keep the effort</source>
            <translation>Versuch behalten</translation>
        </message>
        <message>
            <source>reject it</source>
            <translation>verwerfen</translation>
        </message>
        <message>
            <source>dose</source>
            <translation>Dosis</translation>
        </message>
        <message>
            <source>the strap is not slack: {newtons} N; allowed is {most} N</source>
            <translation>der Gurt ist nicht locker: {newtons} N; erlaubt: {most} N</translation>
        </message>
        <message>
            <source>effort {number}</source>
            <translation>Versuch {number}</translation>
        </message>
        <message>
            <source>practice, half as hard</source>
            <translation>Probe, halb so fest</translation>
        </message>
        <message>
            <source>Let the strap go slack and lie still</source>
            <translation>Den Gurt locker lassen und still liegen</translation>
        </message>
        <message>
            <source>Ready: {which}</source>
            <translation>Bereit: {which}</translation>
        </message>
        <message>
            <source>Go! Push as hard and as fast as you can</source>
            <translation>Los! So fest und so schnell drücken, wie Sie können</translation>
        </message>
        <message>
            <source>Go! Push half as hard</source>
            <translation>Los! Halb so fest drücken</translation>
        </message>
        <message>
            <source>Hold: keep pushing</source>
            <translation>Halten: weiter drücken</translation>
        </message>
        <message>
            <source>Stop: let go</source>
            <translation>Stopp: loslassen</translation>
        </message>
        <message>
            <source>Does this effort count? A clinician decides</source>
            <translation>Zählt dieser Versuch? Die Fachperson entscheidet</translation>
        </message>
        <message>
            <source>Stop: let go. That was the last one</source>
            <translation>Stopp: loslassen. Das war der letzte</translation>
        </message>
        <message>
            <source>Stop: let go. Rest for {work} s</source>
            <translation>Stopp: loslassen. {work} s Pause</translation>
        </message>
        <message>
            <source>the board on {where} did not answer START within {ANSWER_WITHIN_S} s; unplug it, plug it in again and try once more</source>
            <translation>die Platine an {where} hat auf START nicht innerhalb von {ANSWER_WITHIN_S} s geantwortet; abziehen, wieder einstecken und noch einmal versuchen</translation>
        </message>
        <message>
            <source>the board on {where} refused START: {reason_words}</source>
            <translation>die Platine an {where} hat START abgelehnt: {reason_words}</translation>
        </message>
        <message>
            <source>{where} is silent: no introduction came. Check that the board is powered and flashed with the rig's firmware, and that this is its port (type: rig ports)</source>
            <translation>{where} schweigt: keine Vorstellung kam. Prüfen, ob die Platine Strom und die Firmware des Messplatzes hat und ob dies ihr Anschluss ist (rig ports)</translation>
        </message>
        <message>
            <source>{where} sends rig packets but no whole introduction; unplug it, plug it in again and try once more</source>
            <translation>{where} sendet Pakete, aber keine ganze Vorstellung; abziehen, wieder einstecken und noch einmal versuchen</translation>
        </message>
        <message>
            <source>{where} is not a rig: it sends text ({heard}). Choose another port (type: rig ports) or flash this board with the rig's firmware</source>
            <translation>{where} ist kein Messplatz: es kommt Text ({heard}). Einen anderen Anschluss wählen (rig ports) oder die Firmware auf diese Platine laden</translation>
        </message>
        <message>
            <source>{where} sends bytes that are no rig packets: most likely another speed (the rig's firmware uses {BAUD} baud) or another device. Flash the firmware of this version or choose another port (type: rig ports)</source>
            <translation>{where} sendet Bytes, die keine Pakete sind: wohl eine andere Geschwindigkeit (die Firmware nutzt {BAUD} Baud) oder ein anderes Gerät. Die Firmware dieser Version laden oder einen anderen Anschluss wählen (rig ports)</translation>
        </message>
        <message>
            <source>{board_name}, firmware {firmware}</source>
            <translation>{board_name}, Firmware {firmware}</translation>
        </message>
        <message>
            <source>another board came back (serial {serial}); this session has {serial_2}: plug that one in</source>
            <translation>eine andere Platine kam zurück (Seriennummer {serial}); diese Sitzung hat {serial_2}: jene einstecken</translation>
        </message>
        <message>
            <source>refused: {why}</source>
            <translation>abgelehnt: {why}</translation>
        </message>
        <message>
            <source>a deliberate roll needs the posture's baseline: leave this step out</source>
            <translation>eine absichtliche Rolle braucht die Grundlinie der Haltung: diesen Schritt auslassen</translation>
        </message>
    </context>
    <context>
        <name>events</name>
        <message>
            <source>valid rep: peak {peak} N, {lasted} s</source>
            <translation>gültige Wdh.: Spitze {peak} N, {lasted} s</translation>
        </message>
        <message>
            <source>rep not counted: peak {peak} N; {why}</source>
            <translation>Wdh. nicht gezählt: Spitze {peak} N; {why}</translation>
        </message>
        <message>
            <source>rep not counted: peak {peak} N</source>
            <translation>Wdh. nicht gezählt: Spitze {peak} N</translation>
        </message>
        <message>
            <source>rep not counted: its peak is not known; {why}</source>
            <translation>Wdh. nicht gezählt: ihre Spitze ist unbekannt; {why}</translation>
        </message>
        <message>
            <source>the pelvis rolled</source>
            <translation>das Becken rollte</translation>
        </message>
        <message>
            <source>before the peak</source>
            <translation>vor der Spitze</translation>
        </message>
        <message>
            <source>after the peak</source>
            <translation>nach der Spitze</translation>
        </message>
        <message>
            <source>samples not to be trusted</source>
            <translation>unsichere Messwerte</translation>
        </message>
        <message>
            <source>samples missing</source>
            <translation>Messwerte fehlen</translation>
        </message>
        <message>
            <source>cut by the end</source>
            <translation>vom Ende abgeschnitten</translation>
        </message>
        <message>
            <source>hold not done</source>
            <translation>nicht lang genug gehalten</translation>
        </message>
        <message>
            <source>hold done: {lasted} s at {mean} N</source>
            <translation>gehalten: {lasted} s bei {mean} N</translation>
        </message>
        <message>
            <source>hold: {lasted} s at {mean} N</source>
            <translation>Halten: {lasted} s bei {mean} N</translation>
        </message>
        <message>
            <source>pelvis rolled backward for {lasted} s, up to {percent} %</source>
            <translation>Becken rollte {lasted} s nach hinten, bis {percent} %</translation>
        </message>
        <message>
            <source>pelvis rolled forward for {lasted} s, up to {percent} %</source>
            <translation>Becken rollte {lasted} s nach vorn, bis {percent} %</translation>
        </message>
        <message>
            <source>pelvis turned a little backward for {lasted} s, up to {percent} %</source>
            <translation>Becken drehte sich {lasted} s etwas nach hinten, bis {percent} %</translation>
        </message>
        <message>
            <source>pelvis turned a little forward for {lasted} s, up to {percent} %</source>
            <translation>Becken drehte sich {lasted} s etwas nach vorn, bis {percent} %</translation>
        </message>
        <message>
            <source>pelvis moved for {lasted} s, up to {percent} %</source>
            <translation>Becken bewegte sich {lasted} s, bis {percent} %</translation>
        </message>
        <message>
            <source>{channel} left its line for {lasted} s, by {peak} {unit}</source>
            <translation>{channel} verließ {lasted} s lang seine Linie, um {peak} {unit}</translation>
        </message>
        <message>
            <source>{channel}: a sample lost, {cause}</source>
            <translation>{channel}: ein Messwert verloren, {cause}</translation>
        </message>
        <message>
            <source>{channel}: {lost} samples lost, {cause}</source>
            <translation>{channel}: {lost} Messwerte verloren, {cause}</translation>
        </message>
        <message>
            <source>damaged on the cable</source>
            <translation>auf dem Kabel beschädigt</translation>
        </message>
        <message>
            <source>dropped by the board</source>
            <translation>von der Platine verworfen</translation>
        </message>
        <message>
            <source>unplugged</source>
            <translation>abgezogen</translation>
        </message>
        <message>
            <source>the board restarted</source>
            <translation>die Platine startete neu</translation>
        </message>
        <message>
            <source>missing in the file</source>
            <translation>in der Datei fehlend</translation>
        </message>
        <message>
            <source>{channel} set to zero</source>
            <translation>{channel} genullt</translation>
        </message>
        <message>
            <source>set {number} begins</source>
            <translation>Satz {number} beginnt</translation>
        </message>
        <message>
            <source>begins: {what}</source>
            <translation>beginnt: {what}</translation>
        </message>
        <message>
            <source>pelvis baseline taken</source>
            <translation>Grundlinie des Beckens genommen</translation>
        </message>
        <message>
            <source>deliberate roll backward taken</source>
            <translation>absichtliche Rolle nach hinten genommen</translation>
        </message>
        <message>
            <source>deliberate roll forward taken</source>
            <translation>absichtliche Rolle nach vorn genommen</translation>
        </message>
        <message>
            <source>practice: nothing counts yet</source>
            <translation>Probe: noch zählt nichts</translation>
        </message>
        <message>
            <source>said: {words}</source>
            <translation>gesagt: {words}</translation>
        </message>
        <message>
            <source>set over: {done} of {goal} {unit}</source>
            <translation>Satz vorbei: {done} von {goal} {unit}</translation>
        </message>
        <message>
            <source>test over: {done} efforts</source>
            <translation>Test vorbei: {done} Versuche</translation>
        </message>
        <message>
            <source>set over, its time is up: {done} of {goal} {unit}</source>
            <translation>Satz vorbei, die Zeit ist um: {done} von {goal} {unit}</translation>
        </message>
        <message>
            <source>set ended by key: {done} of {goal} {unit}</source>
            <translation>Satz von Hand beendet: {done} von {goal} {unit}</translation>
        </message>
        <message>
            <source>set corrected: {done} of {goal} {unit}</source>
            <translation>Satz berichtigt: {done} von {goal} {unit}</translation>
        </message>
        <message>
            <source>effort of the set: {answer} of 10</source>
            <translation>Anstrengung des Satzes: {answer} von 10</translation>
        </message>
        <message>
            <source>pain: {answer} of 10</source>
            <translation>Schmerz: {answer} von 10</translation>
        </message>
        <message>
            <source>effort {number}: peak {peak} N</source>
            <translation>Versuch {number}: Spitze {peak} N</translation>
        </message>
        <message>
            <source>effort {number}: its peak is not known</source>
            <translation>Versuch {number}: seine Spitze ist unbekannt</translation>
        </message>
        <message>
            <source>practice: peak {peak} N</source>
            <translation>Probe: Spitze {peak} N</translation>
        </message>
        <message>
            <source>effort {number} rejected: {why}</source>
            <translation>Versuch {number} verworfen: {why}</translation>
        </message>
        <message>
            <source>effort {number} kept: {why}</source>
            <translation>Versuch {number} behalten: {why}</translation>
        </message>
        <message>
            <source>effort {number} kept, nobody decided: {why}</source>
            <translation>Versuch {number} behalten, niemand entschied: {why}</translation>
        </message>
        <message>
            <source>by the clinician</source>
            <translation>durch die Fachperson</translation>
        </message>
        <message>
            <source>{direction} test: {mean} N, mean of three; best {best} N, spread {spread} %</source>
            <translation>Test {direction}: {mean} N, Mittel aus dreien; bester {best} N, Streuung {spread} %</translation>
        </message>
        <message>
            <source>{direction} test: no result, {efforts} of {asked} efforts</source>
            <translation>Test {direction}: kein Ergebnis, {efforts} von {asked} Versuchen</translation>
        </message>
        <message>
            <source>keys are pressed by a simulated clinician</source>
            <translation>eine simulierte Fachperson drückt die Tasten</translation>
        </message>
        <message>
            <source>plan: {title}</source>
            <translation>Plan: {title}</translation>
        </message>
        <message>
            <source>decided to go on: {exercise}</source>
            <translation>Entscheidung, weiterzugehen: {exercise}</translation>
        </message>
        <message>
            <source>decided to wait: {exercise}</source>
            <translation>Entscheidung, zu warten: {exercise}</translation>
        </message>
        <message>
            <source>not done: {why}</source>
            <translation>nicht ausgeführt: {why}</translation>
        </message>
        <message>
            <source>rep at {at} s rejected</source>
            <translation>Wiederholung bei {at} s verworfen</translation>
        </message>
        <message>
            <source>rep at {at} s counts again</source>
            <translation>Wiederholung bei {at} s zählt wieder</translation>
        </message>
        <message>
            <source>rep counted by key</source>
            <translation>Wiederholung von Hand gezählt</translation>
        </message>
        <message>
            <source>rep counted by key as rolled</source>
            <translation>Wiederholung von Hand als gerollt gezählt</translation>
        </message>
        <message>
            <source>check weight on the {channel}: {newtons} N, {true} N are right</source>
            <translation>Prüfgewicht: {channel} zeigt {newtons} N, richtig sind {true} N</translation>
        </message>
        <message>
            <source>set-up: {step} done</source>
            <translation>Vorbereitung: {step} erledigt</translation>
        </message>
        <message>
            <source>set-up: {step} left out</source>
            <translation>Vorbereitung: {step} ausgelassen</translation>
        </message>
        <message>
            <source>close to the limit of {newtons} N</source>
            <translation>nahe an der Grenze von {newtons} N</translation>
        </message>
        <message>
            <source>limit of {newtons} N reached</source>
            <translation>Grenze von {newtons} N erreicht</translation>
        </message>
        <message>
            <source>no data for {lasted} s: not counted</source>
            <translation>{lasted} s ohne Daten: nicht gezählt</translation>
        </message>
        <message>
            <source>nobody decided whether to go on: the plan ends here</source>
            <translation>niemand entschied, ob es weitergeht: der Plan endet hier</translation>
        </message>
        <message>
            <source>mark {number}</source>
            <translation>Marke {number}</translation>
        </message>
        <message>
            <source>mark {number}: {label}</source>
            <translation>Marke {number}: {label}</translation>
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
    <context>
        <name>traces</name>
        <message>
            <source>▶ back</source>
            <translation>▶ zurück</translation>
        </message>
        <message>
            <source>◀ front</source>
            <translation>◀ vor</translation>
        </message>
        <message>
            <source>◆ moved</source>
            <translation>◆ bewegt</translation>
        </message>
        <message>
            <source>gap {lost} lost</source>
            <translation>Lücke: {lost} fehlen</translation>
        </message>
        <message>
            <source>mark {number}</source>
            <translation>Marke {number}</translation>
        </message>
        <message>
            <source>set {number}</source>
            <translation>Satz {number}</translation>
        </message>
        <message>
            <source>{number} ✗ rejected</source>
            <translation>{number} ✗ verworfen</translation>
        </message>
    </context>
</TS>
