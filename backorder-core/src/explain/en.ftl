# Why it is where it is
deleted = { $name } was deleted.
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
held = { $amount } is held since { $at }.
not-covered = The funds no longer cover the amount held.
refused = The registrar refused the application: { $detail }.
in-flight = The application was sent { $at }; it is not certain that it arrived.
accepted = The registrar has accepted the application as { $reference }; its last word was { $word }.
accepted-silent = The registrar has accepted the application as { $reference } and has said nothing since.
reseller-short = The reseller's account at the registrar can pay { $available }, the name costs { $cost }.
reseller-enough = The reseller's account at the registrar can pay { $available }, the name costs { $cost }: enough.
reseller-unknown = Whether the reseller's account at the registrar covers the name is not known here.
name-free = { $name } is free to register right now.
name-taken = { $name } is not free to register.
name-unknown = Whether { $name } is free to register is not known here.
not-caught-for-funds = The registrar does not catch the name because the reseller's account there is short of funds.
auction = Several parties ordered the name; the auction ends { $end }.
no-invoice = { $name } was caught; its invoice does not exist yet.
invoice-open = Invoice { $invoice } over { $total } is not paid.
domain-unread = The invoice is paid; { $name } cannot be read at the registrar yet.
successful = { $name } was caught, paid and delivered.
auction-won = { $name } was won in the auction.
ended = The backorder ended { $at }. { $detail }
ended-never-funded = The funds never covered the price in time; it ended { $at }.
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

# What comes next
next-listed = When the name appears in a droplist, its dates are taken over.
next-held = At { $at } the price is held, if the funds cover it then.
next-cycle = The next cycle decides.
next-fails = If nothing changes, it fails after { $at }.
next-sent = At { $at } the application is sent to the registrar.
next-falls-back = At { $at } the amount held is released, unless the funds cover it by then.
next-sent-again = It is sent again every cycle until { $at }.
next-look = The registrar is asked whether it has the application; if not, it is sent again.
next-poll = The registrar is asked every few minutes.
next-drop = The name drops at { $at }.
next-overdue = Without a final word it ends after { $at } and the amount held is released.
next-auction = The registrar is asked how the auction stands.
next-invoice = The invoice is created, or found if it exists already.
next-invoice-cancelled = If it is still unpaid after { $at }, it is cancelled.
next-read = The domain is read as soon as the registrar shows it, then delivered.
next-import = The domain is imported into billing.

# What would change it
change-activate = An administrator can activate it now, if the funds cover it.
change-price = A price for this currency makes it possible.
change-credit = { $missing } more credit makes it possible.
change-delete = It can still be deleted; the amount held is then released.
change-give-up = An administrator can give it up; the amount held is then released.
change-reseller-funds = The reseller can add funds to its account at the registrar.
change-pay = Paying the invoice delivers the domain.
change-place-again = It can be placed again.

# Somebody does not answer
silent-billing = Billing has not answered since { $at }. Nothing is funded, sent or invoiced before it does; deadlines go on.
silent-registrar = The registrar has not answered since { $at }. What is due is tried again every cycle; deadlines go on.
silent-droplist = No droplist could be read since { $at }. Drop dates stay as they are known.
