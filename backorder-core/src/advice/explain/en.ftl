# Why it is where it is
deleted = { $name } was deleted { $at }.
renewed = The holder of { $name } has renewed it: the name left the droplists.
unlisted = { $name } is in no droplist yet, so nobody knows when it drops.
fell-back-coverage = The funds no longer covered the amount held, so it was released.
fell-back-postponed = The drop was postponed, so the amount held was released.
fell-back-currency = The currency of the account changed, so the amount held was released.
deadline-past = The deadline was { $at }.
window-not-open = The amount is held from { $at } on; until then the backorder just waits.
account-unknown = The account could not be read from billing, so nothing is decided about money.
no-price = There is no price for .{ $tld } in { $currency }.
funds-enough = The price is { $price }, available is { $available }: enough.
funds-short = The price is { $price }, but only { $available } is available.
funds-behind = The price is { $price }, available is { $available }, but { $before } of it goes to backorders with an earlier deadline.
held = { $amount } is held since { $at }.
not-covered = The funds no longer cover the amount held.
refused = The registrar refused the application: { $detail }.
in-flight = The application was sent { $at }; it is not certain that it arrived.
refusal-in-doubt = A refusal came ({ $detail }), but the application was sent more than once: it counts only if a look finds none.
accepted = The registrar has accepted the application as { $reference }; its last word was { $word }.
accepted-silent = The registrar has accepted the application as { $reference } and has said nothing since.
accepted-doubtful = The registrar accepted the application as { $reference }, but did not know it when it was last asked.
missing = Since { $at } the registrar says that it does not know the application; polls in a row: { $polls }.
reseller-short = The reseller's account at the registrar can pay { $available }, the name costs { $cost }.
reseller-enough = The reseller's account at the registrar can pay { $available }, the name costs { $cost }: enough.
reseller-empty = The reseller's account at the registrar can pay { $available }: nothing can be bought with it.
reseller-uncosted = The reseller's account at the registrar can pay { $available }; what the name costs is not known here.
reseller-uncompared = The reseller's account at the registrar can pay { $available }, the name costs { $cost }: how they compare is not known here.
reseller-unknown = Whether the reseller's account at the registrar covers the name is not known here.
name-free = { $name } is free to register right now.
name-taken = { $name } is not free to register.
name-unknown = Whether { $name } is free to register is not known here.
not-caught-for-funds = The registrar does not catch the name because the reseller's account there is short of funds.
lost-for-funds = The registrar did not catch the name because the reseller's account there is short of funds.
auction = Several parties ordered the name; the auction ends { $end }.
auction-over = Several parties ordered the name; the auction ended { $end }, what came of it is not known yet.
auction-unread = Several parties ordered the name; of the auction's end the registrar says: { $end }.
auction-undated = Several parties ordered the name; when the auction ends is not known.
no-invoice = { $name } was caught; its invoice does not exist yet.
invoice-open = Invoice { $invoice } over { $total } is not paid.
invoice-paid = Invoice { $invoice } over { $total } is paid.
invoice-cancelled = Invoice { $invoice } over { $total } was cancelled.
invoice-refunded = The payment of invoice { $invoice } over { $total } was given back.
domain-unread = The invoice is paid; { $name } cannot be read at the registrar yet.
successful = { $name } was caught, paid and delivered.
auction-won = { $name } was won in the auction.
fee-not-invoiced = The invoice for the fee does not exist yet.
no-fee = No fee is charged for it.
ended = The backorder ended { $at }. { $detail }
ended-never-funded = The funds never covered the price in time; it ended { $at }.
ended-coverage-lost = The funds no longer covered the amount held, and not again in time; it ended { $at }.
ended-no-price = There was no price in time; it ended { $at }.
ended-missed = We were not ready in time; it ended { $at }.
ended-lost = The registrar tried and did not get { $name }.
ended-outbid = Another bidder won the auction for { $name }.
ended-refused = The registrar refused the application: { $detail }.
ended-claim-taken = { $name } was delivered to another backorder.
ended-application-ended = The registrar ended the application: { $detail }.
ended-application-vanished = The registrar no longer knows the application.
ended-overdue = The registrar never gave a final word; it ended { $at }.
ended-given-up = It was given up { $at }.
ended-invoice-void = The invoice was cancelled { $at }.
not-offered = Names below .{ $tld } are not offered, so it cannot be placed again.
message-unreported = { $count ->
    [one] A message to the client, last sent { $at }, is not reported yet.
   *[other] { $count } messages to the client, last sent { $at }, are not reported yet.
}
alert-unreported = { $count ->
    [one] An alert to the reseller, last sent { $at }, is not reported yet.
   *[other] { $count } alerts to the reseller, last sent { $at }, are not reported yet.
}
cancel-unreported = { $count ->
    [one] The cancellation of its invoice, last sent { $at }, is not reported yet.
   *[other] { $count } cancellations of invoices, last sent { $at }, are not reported yet.
}
undelivered = { $count ->
    [one] A message about it could not be delivered.
   *[other] { $count } messages about it could not be delivered.
}

# What comes next
next-listed = When the name appears in a droplist, its dates are taken over.
next-held = At { $at } the price is held, if the funds cover it then.
next-cycle = The next cycle holds the price.
next-notice = If the funds are still short, the client is told at { $at }.
next-fails = If nothing changes, it fails after { $at }.
next-ends = It is too late: the next cycle ends it.
next-sent = At { $at } the application is sent to the registrar.
next-waits-account = At { $at } the application is due; without the account it waits, and fails after { $end }.
next-falls-back = At { $at } the amount held is released, unless the funds cover it by then.
next-sent-again = It is sent again every cycle until { $at }.
next-refusal-ends = A refusal for good after { $at } ends it.
next-refusal-final = A refusal for good ends it now.
next-look = The registrar is asked whether it has the application; if not, it is sent again.
next-look-refused = The registrar is asked whether it has the application; if not, the refusal counts.
next-look-late = The registrar is asked whether it has the application; if not, it ends, because it is too late to send.
next-poll = The registrar is asked every few minutes.
next-vanishes = If the registrar does not know it { $polls } times in a row, it ends at { $at } at the earliest.
next-drop = The name drops at { $at }.
next-overdue = Without a final word it ends after { $at } and the amount held is released.
next-last-look = The wait for a final word is over: the registrar is asked a last time, then it ends.
next-auction = The registrar is asked how the auction stands.
next-invoice = The invoice is created, or found if it exists already.
next-invoice-cancelled = If it is still unpaid after { $at }, it is cancelled.
next-cancel-asked = It was not paid in time: billing is asked to cancel it until it says so.
next-read = The domain is read as soon as the registrar shows it, then delivered.
next-import = The domain is imported into billing.
next-invoice-polled = Billing is asked how the invoice stands.
next-account-read = The account is read from billing again by { $at }.
next-reminder = If that is not done by { $at }, the reseller is told again.
next-resend = What is not reported is sent again at { $at }.
next-undelivered = A message that nobody knows to have arrived is given up at { $at }, and the reseller is told.
next-finished = Unreported or not, it is finished at { $at }; from then on it can be deleted.
next-settled = Reports about it are awaited until { $at }.

# What would change it
change-dates = An administrator can set its dates.
change-activate = An administrator can activate it now, if the funds cover it.
change-price = It needs a price for this currency, and then the funds for it.
change-credit = { $missing } more credit makes it possible.
change-credit-behind = { $missing } more credit makes it possible: { $before } go to backorders with an earlier deadline first.
change-cover = More credit in time keeps the amount held.
change-delete = It can still be deleted; the amount held is then released.
change-delete-unheld = It can still be deleted; nothing is held for it.
change-delete-finished = It is finished and can be deleted.
change-accept-domain = An administrator can accept the domain as the registrar shows it.
change-give-up = An administrator can give it up; the amount held is then released.
change-give-up-invoiced = An administrator can give it up; the reseller is then told of the invoice.
change-reseller-funds = The reseller can add funds to its account at the registrar.
change-pay = Paying the invoice delivers the domain.
change-place-again = It can be placed again.
change-price-again = With a price for .{ $tld } it can be placed again.
change-account-again = Once the account can be read from billing, it can be placed again.

# Somebody does not answer
outage-billing = Billing has not answered since { $at }. Nothing is funded, sent or invoiced before it does; deadlines go on.
outage-registrar = The registrar has not answered since { $at }. What is due is tried again every cycle; deadlines go on.
outage-droplist = No droplist could be read since { $at }. Drop dates stay as they are known.
