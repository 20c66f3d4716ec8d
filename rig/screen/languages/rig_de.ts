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
        <translation>zuletzt</translation>
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
        <source>of {least} s</source>
        <translation>von {least} s</translation>
    </message>
    <message>
        <source>of {least}–{most} s</source>
        <translation>von {least}–{most} s</translation>
    </message>
    <message>
        <source>held long enough</source>
        <translation>lang genug</translation>
    </message>
    <message>
        <source>Rest</source>
        <translation>Pause</translation>
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
    <message>
        <source>Ease off a little: close to the limit</source>
        <translation>Etwas nachlassen: nahe an der Grenze</translation>
    </message>
    <message>
        <source>Let go slowly: the limit is reached</source>
        <translation>Langsam loslassen: die Grenze ist erreicht</translation>
    </message>
    <message>
        <source>Roll a little forward and lift less</source>
        <translation>Etwas nach vorn rollen und weniger heben</translation>
    </message>
    <message>
        <source>Come back until one hip is above the other</source>
        <translation>Zurückkommen, bis eine Hüfte über der anderen liegt</translation>
    </message>
    <message>
        <source>Lift the hips off the pad, then go on; or rest</source>
        <translation>Die Hüften vom Kissen heben, dann weiter; oder ausruhen</translation>
    </message>
    <message>
        <source>Let the side of the pelvis sink back onto the pad</source>
        <translation>Die Seite des Beckens auf das Kissen zurücksinken lassen</translation>
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
        <translation>Das Bein wie ein Tablett tragen: Knie und Fuß zusammen</translation>
    </message>
    <message>
        <source>Reach for the far wall with the heel</source>
        <translation>Mit der Ferse zur fernen Wand reichen</translation>
    </message>
    <message>
        <source>A lower target held to the end is worth more</source>
        <translation>Ein niedrigeres Ziel, bis zum Ende gehalten, ist mehr wert</translation>
    </message>
    <message>
        <source>Count two on the way up and two on the way down</source>
        <translation>Auf dem Weg hinauf bis zwei zählen, hinunter ebenso</translation>
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
        <source>Let the bar sink a little into the zone</source>
        <translation>Den Balken etwas in den Zielbereich sinken lassen</translation>
    </message>
    <message>
        <source>Begin when you are ready</source>
        <translation>Anfangen, wenn Sie bereit sind</translation>
    </message>
    <message>
        <source>That is long enough: lower slowly</source>
        <translation>Das ist lang genug: langsam senken</translation>
    </message>
    <message>
        <source>That is enough; a few more if they stay easy</source>
        <translation>Das reicht; noch einige, wenn es leicht fällt</translation>
    </message>
    <message>
        <source>Set done. Rest</source>
        <translation>Satz fertig. Pause</translation>
    </message>
    <message>
        <source>Rest is over: begin when you are ready</source>
        <translation>Die Pause ist um: anfangen, wenn Sie bereit sind</translation>
    </message>
    <message>
        <source>Set done. Turn to the other side</source>
        <translation>Satz fertig. Auf die andere Seite drehen</translation>
    </message>
    <message>
        <source>All done</source>
        <translation>Alles geschafft</translation>
    </message>
    <message>
        <source>Straighten the leg</source>
        <translation>Das Bein strecken</translation>
    </message>
    <message>
        <source>Bend, let the feet meet, lower the knee</source>
        <translation>Beugen, die Füße zusammen, das Knie senken</translation>
    </message>
</context>
</TS>
