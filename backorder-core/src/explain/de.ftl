# Warum es so steht
deleted = { $name } wurde gelöscht.
renewed = Der Inhaber von { $name } hat verlängert: Der Name steht nicht mehr in den Droplisten.
unlisted = { $name } steht noch in keiner Dropliste; wann der Name frei wird, ist unbekannt.
fell-back-coverage = Das Guthaben deckte den reservierten Betrag nicht mehr, er wurde freigegeben.
fell-back-postponed = Der Drop wurde verschoben, der reservierte Betrag wurde freigegeben.
fell-back-currency = Die Währung des Kontos hat gewechselt, der reservierte Betrag wurde freigegeben.
deadline-past = Die Frist lief am { $at } ab.
window-not-open = Der Betrag wird ab { $at } reserviert; bis dahin wartet die Vorbestellung nur.
account-unknown = Das Konto konnte nicht aus der Abrechnung gelesen werden; über Geld wird nichts entschieden.
no-price = Für .{ $tld } gibt es keinen Preis in { $currency }.
funds-enough = Der Preis ist { $price }, verfügbar sind { $available }: genug.
funds-short = Der Preis ist { $price }, verfügbar sind aber nur { $available }.
held = { $amount } sind seit { $at } reserviert.
not-covered = Das Guthaben deckt den reservierten Betrag nicht mehr.
refused = Der Registrar hat den Antrag abgelehnt: { $detail }.
in-flight = Der Antrag wurde am { $at } gesendet; ob er ankam, ist nicht sicher.
accepted = Der Registrar hat den Antrag als { $reference } angenommen; sein letztes Wort war { $word }.
accepted-silent = Der Registrar hat den Antrag als { $reference } angenommen und seitdem nichts gesagt.
reseller-short = Das Konto des Resellers beim Registrar reicht für { $available }, der Name kostet { $cost }.
reseller-enough = Das Konto des Resellers beim Registrar reicht für { $available }, der Name kostet { $cost }: genug.
reseller-unknown = Ob das Konto des Resellers beim Registrar den Namen deckt, ist hier nicht bekannt.
name-free = { $name } kann gerade frei registriert werden.
name-taken = { $name } kann nicht frei registriert werden.
name-unknown = Ob { $name } frei registriert werden kann, ist hier nicht bekannt.
not-caught-for-funds = Der Registrar fängt den Namen nicht, weil das Konto des Resellers dort nicht gedeckt ist.
auction = Mehrere haben den Namen bestellt; die Auktion endet { $end }.
no-invoice = { $name } wurde gefangen; die Rechnung gibt es noch nicht.
invoice-open = Rechnung { $invoice } über { $total } ist nicht bezahlt.
domain-unread = Die Rechnung ist bezahlt; { $name } ist beim Registrar noch nicht lesbar.
successful = { $name } wurde gefangen, bezahlt und geliefert.
auction-won = { $name } wurde in der Auktion gewonnen.
ended = Die Vorbestellung endete am { $at }. { $detail }
ended-never-funded = Das Guthaben deckte den Preis nie rechtzeitig; beendet am { $at }.
ended-no-price = Es gab rechtzeitig keinen Preis; beendet am { $at }.
ended-missed = Wir waren nicht rechtzeitig bereit; beendet am { $at }.
ended-lost = Der Registrar hat es versucht und { $name } nicht bekommen.
ended-outbid = Ein anderer Bieter hat { $name } ersteigert.
ended-refused = Der Registrar hat den Antrag abgelehnt: { $detail }.
ended-claim-taken = { $name } ging an eine andere Vorbestellung.
ended-application-ended = Der Registrar hat den Antrag beendet: { $detail }.
ended-application-vanished = Der Registrar kennt den Antrag nicht mehr.
ended-overdue = Der Registrar gab nie ein letztes Wort; beendet am { $at }.
ended-given-up = Am { $at } aufgegeben.
ended-invoice-void = Die Rechnung wurde am { $at } storniert.

# Was als Nächstes kommt
next-listed = Sobald der Name in einer Dropliste steht, werden seine Termine übernommen.
next-held = Am { $at } wird der Preis reserviert, wenn das Guthaben ihn dann deckt.
next-cycle = Der nächste Lauf entscheidet.
next-fails = Ändert sich nichts, scheitert sie nach { $at }.
next-sent = Am { $at } geht der Antrag an den Registrar.
next-falls-back = Am { $at } wird der Betrag freigegeben, wenn das Guthaben ihn bis dahin nicht deckt.
next-sent-again = Er wird in jedem Lauf erneut gesendet, bis { $at }.
next-look = Der Registrar wird gefragt, ob er den Antrag hat; wenn nicht, wird er erneut gesendet.
next-poll = Der Registrar wird alle paar Minuten gefragt.
next-drop = Der Name wird am { $at } frei.
next-overdue = Ohne letztes Wort endet sie nach { $at }, und der Betrag wird freigegeben.
next-auction = Der Registrar wird nach dem Stand der Auktion gefragt.
next-invoice = Die Rechnung wird erstellt, oder gefunden, falls es sie schon gibt.
next-invoice-cancelled = Ist sie nach { $at } noch unbezahlt, wird sie storniert.
next-read = Die Domain wird gelesen, sobald der Registrar sie zeigt, und dann geliefert.
next-import = Die Domain wird in die Abrechnung übernommen.

# Was daran etwas ändern würde
change-activate = Ein Administrator kann sie jetzt aktivieren, wenn das Guthaben reicht.
change-price = Ein Preis in dieser Währung macht es möglich.
change-credit = { $missing } mehr Guthaben macht es möglich.
change-delete = Sie kann noch gelöscht werden; der Betrag wird dann freigegeben.
change-give-up = Ein Administrator kann sie aufgeben; der Betrag wird dann freigegeben.
change-reseller-funds = Der Reseller kann sein Konto beim Registrar auffüllen.
change-pay = Mit der Zahlung der Rechnung wird die Domain geliefert.
change-place-again = Sie kann erneut aufgegeben werden.

# Jemand antwortet nicht
silent-billing = Die Abrechnung antwortet seit { $at } nicht. Bis dahin wird nichts reserviert, gesendet oder berechnet; Fristen laufen weiter.
silent-registrar = Der Registrar antwortet seit { $at } nicht. Was fällig ist, wird in jedem Lauf erneut versucht; Fristen laufen weiter.
silent-droplist = Seit { $at } konnte keine Droplist gelesen werden. Die bekannten Droptermine bleiben bestehen.
