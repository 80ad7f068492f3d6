# Warum es so steht
deleted = { $name } wurde am { $at } gelöscht.
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
funds-behind = Der Preis ist { $price }, verfügbar sind { $available }, davon gehen aber { $before } an Vorbestellungen mit früherer Frist.
held = { $amount } sind seit { $at } reserviert.
not-covered = Das Guthaben deckt den reservierten Betrag nicht mehr.
refused = Der Registrar hat den Antrag abgelehnt: { $detail }.
in-flight = Der Antrag wurde am { $at } gesendet; ob er ankam, ist nicht sicher.
refusal-in-doubt = Eine Ablehnung kam ({ $detail }), aber der Antrag wurde mehrmals gesendet: Sie zählt nur, wenn er nicht zu finden ist.
accepted = Der Registrar hat den Antrag als { $reference } angenommen; sein letztes Wort war { $word }.
accepted-silent = Der Registrar hat den Antrag als { $reference } angenommen und seitdem nichts gesagt.
accepted-doubtful = Der Registrar hat den Antrag als { $reference } angenommen, kannte ihn bei der letzten Frage aber nicht.
missing = Seit { $at } sagt der Registrar, er kenne den Antrag nicht; Abfragen in Folge: { $polls }.
reseller-short = Das Konto des Resellers beim Registrar reicht für { $available }, der Name kostet { $cost }.
reseller-enough = Das Konto des Resellers beim Registrar reicht für { $available }, der Name kostet { $cost }: genug.
reseller-empty = Das Konto des Resellers beim Registrar reicht für { $available }: Damit lässt sich nichts kaufen.
reseller-uncosted = Das Konto des Resellers beim Registrar reicht für { $available }; was der Name kostet, ist hier nicht bekannt.
reseller-uncompared = Das Konto des Resellers beim Registrar reicht für { $available }, der Name kostet { $cost }: ob das genügt, ist hier nicht bekannt.
reseller-unknown = Ob das Konto des Resellers beim Registrar den Namen deckt, ist hier nicht bekannt.
name-free = { $name } kann gerade frei registriert werden.
name-taken = { $name } kann nicht frei registriert werden.
name-unknown = Ob { $name } frei registriert werden kann, ist hier nicht bekannt.
not-caught-for-funds = Der Registrar fängt den Namen nicht, weil das Konto des Resellers dort nicht gedeckt ist.
lost-for-funds = Der Registrar hat den Namen nicht gefangen, weil das Konto des Resellers dort nicht gedeckt ist.
auction = Mehrere haben den Namen bestellt; die Auktion endet am { $end }.
auction-over = Mehrere haben den Namen bestellt; die Auktion endete am { $end }, ihr Ausgang ist noch nicht bekannt.
auction-unread = Mehrere haben den Namen bestellt; zum Ende der Auktion sagt der Registrar: { $end }.
auction-undated = Mehrere haben den Namen bestellt; wann die Auktion endet, ist nicht bekannt.
no-invoice = { $name } wurde gefangen; die Rechnung gibt es noch nicht.
invoice-open = Rechnung { $invoice } über { $total } ist nicht bezahlt.
invoice-paid = Rechnung { $invoice } über { $total } ist bezahlt.
invoice-cancelled = Rechnung { $invoice } über { $total } wurde storniert.
invoice-refunded = Die Zahlung der Rechnung { $invoice } über { $total } wurde erstattet.
domain-unread = Die Rechnung ist bezahlt; { $name } ist beim Registrar noch nicht lesbar.
successful = { $name } wurde gefangen, bezahlt und geliefert.
auction-won = { $name } wurde in der Auktion gewonnen.
fee-not-invoiced = Die Rechnung über die Gebühr gibt es noch nicht.
no-fee = Eine Gebühr wird dafür nicht berechnet.
ended = Die Vorbestellung endete am { $at }. { $detail }
ended-never-funded = Das Guthaben deckte den Preis nie rechtzeitig; beendet am { $at }.
ended-coverage-lost = Das Guthaben deckte den reservierten Betrag nicht mehr und rechtzeitig auch nicht wieder; beendet am { $at }.
ended-no-price = Es gab rechtzeitig keinen Preis; beendet am { $at }.
ended-missed = Wir waren nicht rechtzeitig bereit; beendet am { $at }.
ended-lost = Der Registrar hat es versucht und { $name } nicht bekommen.
ended-outbid = Ein anderer Bieter hat { $name } ersteigert.
ended-refused = Der Registrar hat den Antrag abgelehnt: { $detail }.
ended-claim-taken = { $name } ging an eine andere Vorbestellung.
ended-application-ended = Der Registrar hat den Antrag beendet: { $detail }.
ended-application-vanished = Der Registrar kennt den Antrag nicht mehr.
ended-overdue = Der Registrar gab nie ein letztes Wort; beendet am { $at }.
ended-given-up = Am { $at } von einem Administrator abgebrochen.
ended-invoice-void = Die Rechnung wurde am { $at } storniert.
not-offered = Namen unter .{ $tld } werden nicht angeboten; der Name kann nicht erneut vorbestellt werden.
message-unreported = { $count ->
    [one] Zu einer Nachricht an den Kunden, zuletzt am { $at } gesendet, fehlt noch die Meldung.
   *[other] Zu { $count } Nachrichten an den Kunden, zuletzt am { $at } gesendet, fehlt noch die Meldung.
}
alert-unreported = { $count ->
    [one] Zu einer Warnung an den Reseller, zuletzt am { $at } gesendet, fehlt noch die Meldung.
   *[other] Zu { $count } Warnungen an den Reseller, zuletzt am { $at } gesendet, fehlt noch die Meldung.
}
cancel-unreported = { $count ->
    [one] Zur Stornierung der Rechnung, zuletzt am { $at } gesendet, fehlt noch die Meldung.
   *[other] Zu { $count } Stornierungen von Rechnungen, zuletzt am { $at } gesendet, fehlt noch die Meldung.
}
undelivered = { $count ->
    [one] Eine Nachricht zu ihr konnte nicht zugestellt werden.
   *[other] { $count } Nachrichten zu ihr konnten nicht zugestellt werden.
}

# Was als Nächstes kommt
next-listed = Sobald der Name in einer Dropliste steht, werden seine Termine übernommen.
next-held = Am { $at } wird der Preis reserviert, wenn das Guthaben ihn dann deckt.
next-cycle = Der nächste Lauf reserviert den Preis.
next-notice = Reicht das Guthaben dann noch nicht, erfährt es der Kunde am { $at }.
next-fails = Ändert sich nichts, scheitert sie nach { $at }.
next-ends = Es ist zu spät: Der nächste Lauf beendet sie.
next-sent = Am { $at } geht der Antrag an den Registrar.
next-waits-account = Am { $at } ist der Antrag fällig; ohne das Konto wartet er, und sie scheitert nach { $end }.
next-falls-back = Am { $at } wird der Betrag freigegeben, wenn das Guthaben ihn bis dahin nicht deckt.
next-sent-again = Er wird in jedem Lauf erneut gesendet, bis { $at }.
next-refusal-ends = Eine endgültige Ablehnung nach { $at } beendet sie.
next-refusal-final = Eine endgültige Ablehnung beendet sie jetzt.
next-look = Der Registrar wird gefragt, ob er den Antrag hat; wenn nicht, wird er erneut gesendet.
next-look-refused = Der Registrar wird gefragt, ob er den Antrag hat; wenn nicht, zählt die Ablehnung.
next-look-late = Der Registrar wird gefragt, ob er den Antrag hat; wenn nicht, endet sie, denn zum Senden ist es zu spät.
next-poll = Der Registrar wird alle paar Minuten gefragt.
next-vanishes = Kennt der Registrar ihn { $polls }-mal nacheinander nicht, endet sie frühestens am { $at }.
next-drop = Der Name wird am { $at } frei.
next-overdue = Ohne letztes Wort endet sie nach { $at }, und der Betrag wird freigegeben.
next-last-look = Das Warten auf ein letztes Wort ist vorbei: Der Registrar wird ein letztes Mal gefragt, dann endet sie.
next-auction = Der Registrar wird nach dem Stand der Auktion gefragt.
next-invoice = Die Rechnung wird erstellt, oder gefunden, falls es sie schon gibt.
next-invoice-cancelled = Ist sie nach { $at } noch unbezahlt, wird sie storniert.
next-cancel-asked = Sie wurde nicht rechtzeitig bezahlt: Die Abrechnung wird gebeten, sie zu stornieren, bis sie es bestätigt.
next-read = Die Domain wird gelesen, sobald der Registrar sie zeigt, und dann geliefert.
next-import = Die Domain wird in die Abrechnung übernommen.
next-invoice-polled = Die Abrechnung wird gefragt, wie die Rechnung steht.
next-account-read = Das Konto wird bis { $at } erneut aus der Abrechnung gelesen.
next-reminder = Ist das bis { $at } nicht geschehen, erfährt es der Reseller erneut.
next-resend = Wozu die Meldung fehlt, das wird am { $at } erneut gesendet.
next-undelivered = Eine Nachricht, von der niemand weiß, ob sie ankam, wird am { $at } aufgegeben und dem Reseller gemeldet.
next-finished = Gemeldet oder nicht, sie ist am { $at } abgeschlossen und kann von da an gelöscht werden.
next-settled = Meldungen zu ihr werden bis { $at } erwartet.

# Was daran etwas ändern würde
change-dates = Ein Administrator kann die Termine setzen.
change-activate = Ein Administrator kann sie jetzt aktivieren, wenn das Guthaben reicht.
change-price = Es braucht einen Preis in dieser Währung und dann das Guthaben dafür.
change-credit = { $missing } mehr Guthaben macht es möglich.
change-credit-behind = { $missing } mehr Guthaben macht es möglich: { $before } gehen zuerst an Vorbestellungen mit früherer Frist.
change-cover = Mehr Guthaben zur rechten Zeit erhält die Reservierung.
change-delete = Sie kann noch gelöscht werden; der Betrag wird dann freigegeben.
change-delete-unheld = Sie kann noch gelöscht werden; reserviert ist nichts.
change-delete-finished = Sie ist abgeschlossen und kann gelöscht werden.
change-accept-domain = Ein Administrator kann die Domain so annehmen, wie sie beim Registrar steht.
change-give-up = Ein Administrator kann sie abbrechen; der Betrag wird dann freigegeben.
change-give-up-invoiced = Ein Administrator kann sie abbrechen; der Reseller erfährt dann von der Rechnung.
change-reseller-funds = Der Reseller kann sein Konto beim Registrar auffüllen.
change-pay = Mit der Zahlung der Rechnung wird die Domain geliefert.
change-place-again = Der Name kann erneut vorbestellt werden.
change-price-again = Mit einem Preis für .{ $tld } kann der Name erneut vorbestellt werden.
change-account-again = Sobald das Konto aus der Abrechnung gelesen werden kann, kann der Name erneut vorbestellt werden.

# Jemand antwortet nicht
outage-billing = Die Abrechnung antwortet seit { $at } nicht. Bis dahin wird nichts reserviert, gesendet oder berechnet; Fristen laufen weiter.
outage-registrar = Der Registrar antwortet seit { $at } nicht. Was fällig ist, wird in jedem Lauf erneut versucht; Fristen laufen weiter.
outage-droplist = Seit { $at } konnte keine Droplist gelesen werden. Die bekannten Droptermine bleiben bestehen.
