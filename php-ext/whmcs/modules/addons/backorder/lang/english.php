<?php

declare(strict_types=1);

$_ADDONLANG['expiring_domains'] = 'Expiring Domains';
$_ADDONLANG['my_backorders'] = 'My Backorders';
$_ADDONLANG['closed'] = 'Backorders are not available at the moment. Please try again later.';
$_ADDONLANG['no_list'] = 'There is no list of expiring domains yet.';
$_ADDONLANG['back'] = 'Back';
$_ADDONLANG['search'] = 'Search';
$_ADDONLANG['contains_all'] = 'Contains all of these words';
$_ADDONLANG['contains_any'] = 'Contains one of these words';
$_ADDONLANG['starts_with_any'] = 'Begins with one of';
$_ADDONLANG['ends_with_any'] = 'Ends with one of';
$_ADDONLANG['pattern'] = 'Pattern';
$_ADDONLANG['not_pattern'] = 'But not this pattern';
$_ADDONLANG['pattern_hint'] = ''
    . 'A pattern is a regular expression that is looked for in the name before the dot: '
    . '^shop begins with shop, online$ ends with online, [aeiou]{3} has three vowels in a '
    . 'row, car|auto has either. The ending is a condition of its own. Look-around and '
    . 'back-references are not possible.';
$_ADDONLANG['tlds'] = 'Endings';
$_ADDONLANG['order'] = 'Order';
$_ADDONLANG['order_drop'] = 'Drop, soonest first';
$_ADDONLANG['order_name'] = 'Name';
$_ADDONLANG['order_characters'] = 'Characters';
$_ADDONLANG['order_digits'] = 'Digits';
$_ADDONLANG['order_hyphens'] = 'Hyphens';
$_ADDONLANG['order_down_score'] = 'Score, best first';
$_ADDONLANG['order_down_drop'] = 'Drop, latest first';
$_ADDONLANG['order_down_name'] = 'Name, backwards';
$_ADDONLANG['more_conditions'] = 'More conditions';
$_ADDONLANG['characters'] = 'Characters';
$_ADDONLANG['letters'] = 'Letters';
$_ADDONLANG['digits'] = 'Digits';
$_ADDONLANG['hyphens'] = 'Hyphens';
$_ADDONLANG['score'] = 'Score';
$_ADDONLANG['min'] = 'from';
$_ADDONLANG['max'] = 'to';
$_ADDONLANG['idn'] = 'International names';
$_ADDONLANG['all'] = 'All';
$_ADDONLANG['idn_only'] = 'Only these';
$_ADDONLANG['idn_none'] = 'None of these';
$_ADDONLANG['digits_only'] = 'Digits only';
$_ADDONLANG['no_matter'] = 'No matter';
$_ADDONLANG['yes'] = 'Yes';
$_ADDONLANG['no'] = 'No';
$_ADDONLANG['day_from'] = 'Drops from';
$_ADDONLANG['day_to'] = 'Drops until';
$_ADDONLANG['names_found'] = 'names found';
$_ADDONLANG['names_per_day'] = 'Names that drop per day';
$_ADDONLANG['times_in'] = 'Times in';
$_ADDONLANG['domain'] = 'Domain';
$_ADDONLANG['drop'] = 'Drop';
$_ADDONLANG['full'] = 'Full';
$_ADDONLANG['lite'] = 'Lite';
$_ADDONLANG['own'] = 'Yours';
$_ADDONLANG['place'] = 'Backorder';
$_ADDONLANG['nothing_found'] = 'Nothing was found.';
$_ADDONLANG['pages'] = 'Pages';
$_ADDONLANG['previous'] = 'Previous';
$_ADDONLANG['next'] = 'Next';
$_ADDONLANG['balance'] = 'Balance';
$_ADDONLANG['unpaid'] = 'Unpaid invoices';
$_ADDONLANG['reserved'] = 'Reserved';
$_ADDONLANG['available'] = 'Available';
$_ADDONLANG['falls_short'] = 'The available funds do not cover what drops from';
$_ADDONLANG['status'] = 'Status';
$_ADDONLANG['kind'] = 'Type';
$_ADDONLANG['price'] = 'Price';
$_ADDONLANG['actions'] = 'Actions';
$_ADDONLANG['held'] = 'reserved';
$_ADDONLANG['why'] = 'Why?';
$_ADDONLANG['delete'] = 'Delete';
$_ADDONLANG['no_backorders'] = 'There are no backorders.';
$_ADDONLANG['needed_by_day'] = 'Money needed by day';
$_ADDONLANG['day'] = 'Day';
$_ADDONLANG['backorders'] = 'Backorders';
$_ADDONLANG['needed'] = 'Needed';
$_ADDONLANG['left'] = 'Left';
$_ADDONLANG['because'] = 'Why it is where it is';
$_ADDONLANG['what_next'] = 'What happens next';
$_ADDONLANG['would_change'] = 'What would change it';
$_ADDONLANG['done_placed'] = 'The backorder was placed.';
$_ADDONLANG['done_deleted'] = 'The backorder was deleted.';
$_ADDONLANG['token_refused'] = ''
    . 'Your session has expired. Please load the page again and repeat what you did.';
$_ADDONLANG['not_allowed'] = 'You may not do this.';
$_ADDONLANG['too_many_searches'] = 'These were many searches. Please wait a minute.';
$_ADDONLANG['no_such_page'] = 'There is no such page.';
$_ADDONLANG['no_such_backorder'] = 'There is no such backorder.';
$_ADDONLANG['no_such_kind'] = 'There is no such type of backorder.';
$_ADDONLANG['csv_header'] = 'The first line must name the columns tld, currency, kind, price.';
$_ADDONLANG['error_already_open'] = 'You have a backorder for this name already.';
$_ADDONLANG['error_tld_unknown'] = 'Names with this ending are not offered.';
$_ADDONLANG['error_name_invalid'] = 'This is no domain name.';
$_ADDONLANG['error_price_missing'] = 'This is not offered in your currency.';
$_ADDONLANG['error_not_catchable'] = 'The registry does not give this name to whoever asks first.';
$_ADDONLANG['error_deadline_past'] = 'It is too late for this name.';
$_ADDONLANG['error_transition_refused'] = 'This is not possible any more in its present status.';
$_ADDONLANG['error_funds_short'] = 'The available funds do not suffice.';
$_ADDONLANG['manage'] = 'Manage';
$_ADDONLANG['pricing'] = 'Pricing';
$_ADDONLANG['logs'] = 'Logs';
$_ADDONLANG['health'] = 'Health';
$_ADDONLANG['settings'] = 'Settings';
$_ADDONLANG['client'] = 'Client';
$_ADDONLANG['filter'] = 'Filter';
$_ADDONLANG['activate'] = 'Activate';
$_ADDONLANG['give_up'] = 'Give up';
$_ADDONLANG['set_drop'] = 'Set date (UTC)';
$_ADDONLANG['done'] = 'Done.';
$_ADDONLANG['failures'] = 'What keeps failing';
$_ADDONLANG['no_failures'] = 'Nothing keeps failing.';
$_ADDONLANG['since'] = 'Since';
$_ADDONLANG['times'] = 'Times';
$_ADDONLANG['problem'] = 'Problem';
$_ADDONLANG['file'] = 'Dispute file';
$_ADDONLANG['currency'] = 'Currency';
$_ADDONLANG['cost'] = 'Cost';
$_ADDONLANG['margin'] = 'Margin';
$_ADDONLANG['save'] = 'Save';
$_ADDONLANG['price_hint'] = '0: not offered. Empty: taken away.';
$_ADDONLANG['new_tld'] = 'New ending';
$_ADDONLANG['export'] = 'Export as CSV';
$_ADDONLANG['import'] = 'Import CSV';
$_ADDONLANG['replaces_all'] = 'Replaces all prices.';
$_ADDONLANG['history'] = 'History of a name';
$_ADDONLANG['event'] = 'Event';
$_ADDONLANG['from'] = 'From';
$_ADDONLANG['to'] = 'To';
$_ADDONLANG['reason'] = 'Reason';
$_ADDONLANG['detail'] = 'Detail';
$_ADDONLANG['at'] = 'Time';
$_ADDONLANG['hold'] = 'Hold';
$_ADDONLANG['jobs'] = 'Jobs';
$_ADDONLANG['job'] = 'Job';
$_ADDONLANG['started'] = 'Started';
$_ADDONLANG['ended'] = 'Ended';
$_ADDONLANG['result'] = 'Result';
$_ADDONLANG['next_drop'] = 'Next drop';
$_ADDONLANG['last_run'] = 'Last run';
$_ADDONLANG['never'] = 'never';
$_ADDONLANG['run_now'] = 'Run now';
$_ADDONLANG['outages'] = 'Who does not answer';
$_ADDONLANG['no_outages'] = 'Everybody answers.';
$_ADDONLANG['forecast'] = 'What the registrar will charge';
$_ADDONLANG['ask_registrar'] = 'Ask the registrar';
$_ADDONLANG['versions'] = 'Versions';
$_ADDONLANG['droplist'] = 'Droplist';
$_ADDONLANG['diagnosis'] = 'Diagnosis of the login';
$_ADDONLANG['names'] = 'names';
$_ADDONLANG['first_short'] = 'Falls short from';
$_ADDONLANG['never_short'] = 'The funds cover everything known.';
$_ADDONLANG['order_of'] = 'Order';
$_ADDONLANG['events'] = 'Events';
$_ADDONLANG['mails'] = 'Mails';
$_ADDONLANG['invoices'] = 'Invoices';
$_ADDONLANG['effects'] = 'What was asked for and what came of it';
$_ADDONLANG['asked'] = 'Asked';
$_ADDONLANG['report'] = 'Answer';
$_ADDONLANG['subject'] = 'Subject';
$_ADDONLANG['print_hint'] = 'All times twice: in';
$_ADDONLANG['total'] = 'Total';
$_ADDONLANG['invoice'] = 'Invoice';
$_ADDONLANG['prices_then'] = 'Money';
$_ADDONLANG['applications'] = 'Applications at the registrar';
$_ADDONLANG['reference'] = 'Reference';
$_ADDONLANG['settings_hint'] = 'The password is stored encrypted. Leave it empty to keep it.';
$_ADDONLANG['no_such_system'] = 'There is no such platform or system.';
$_ADDONLANG['no_such_value'] = ''
    . 'Days are whole numbers up to 366, seconds and searches up to 9999.';
$_ADDONLANG['copy_login'] = 'Take the login from the registrar module';
$_ADDONLANG['copied'] = 'Login and password were taken over.';
$_ADDONLANG['no_login'] = 'That module has no login that could be taken.';
$_ADDONLANG['setting_login'] = 'Login';
$_ADDONLANG['setting_password'] = 'Password';
$_ADDONLANG['setting_role'] = 'Role user';
$_ADDONLANG['setting_platform'] = 'Platform';
$_ADDONLANG['setting_system'] = 'System';
$_ADDONLANG['setting_url'] = 'Other address of the API';
$_ADDONLANG['setting_registrar'] = 'Registrar module of caught domains';
$_ADDONLANG['setting_owner_contact'] = 'One owner contact for all; empty: one for each client';
$_ADDONLANG['setting_payment_method'] = 'Payment method of invoices; empty: the client’s';
$_ADDONLANG['setting_invoice_days'] = 'Days until an invoice is due';
$_ADDONLANG['setting_cancel_days'] = ''
    . 'Days until an unpaid invoice is cancelled; never before it is due';
$_ADDONLANG['setting_send_invoice'] = 'Send invoices by mail';
$_ADDONLANG['setting_is_taxed'] = 'Prices are taxed as WHMCS says';
$_ADDONLANG['setting_guests_search'] = 'Visitors without a login may search';
$_ADDONLANG['setting_searches_per_minute'] = 'Searches of a visitor per minute';
$_ADDONLANG['setting_time_zone'] = 'Time zone of the pages; empty: PHP’s';
$_ADDONLANG['setting_droplist_file'] = 'File of the droplist’s image';
$_ADDONLANG['setting_droplist_source'] = 'Droplist: api, or the path of a file';
$_ADDONLANG['setting_funding_days'] = 'Days before the drop from which money is reserved';
$_ADDONLANG['setting_shown_prices'] = 'Prices shown to clients (gross, net or listed)';
$_ADDONLANG['setting_charge_auction_won'] = 'Charge names won in auctions';
$_ADDONLANG['setting_run_seconds'] = 'Seconds that a run may take';
$_ADDONLANG['starts_with_all'] = 'Begins with all of';
$_ADDONLANG['ends_with_all'] = 'Ends with all of';
$_ADDONLANG['only_names'] = 'Only these names';
$_ADDONLANG['finds'] = 'Finds names before the dot that';
$_ADDONLANG['pattern_0'] = 'begin with shop';
$_ADDONLANG['pattern_1'] = 'end with online';
$_ADDONLANG['pattern_2'] = 'have exactly three characters';
$_ADDONLANG['pattern_3'] = 'have three vowels in a row';
$_ADDONLANG['pattern_4'] = 'begin with car or with auto';
$_ADDONLANG['pattern_5'] = 'are letters followed by digits';
$_ADDONLANG['words_hint'] = 'Several words, endings or names are separated by blanks or commas.';
$_ADDONLANG['whose'] = 'Backorders';
$_ADDONLANG['only_own'] = 'Only mine';
$_ADDONLANG['answers'] = 'What the registrar said';
$_ADDONLANG['nothing_yet'] = 'Nothing so far.';
$_ADDONLANG['last_time'] = 'Last time';
$_ADDONLANG['asked_for'] = 'What was asked for';
$_ADDONLANG['net'] = 'Net';
$_ADDONLANG['tax'] = 'Tax';
$_ADDONLANG['credit'] = 'Credit applied';
$_ADDONLANG['still_due'] = 'Still due';
$_ADDONLANG['paid_at'] = 'Paid on';
$_ADDONLANG['ordered'] = 'Ordered';
$_ADDONLANG['removed'] = 'Deleted';
$_ADDONLANG['cost_by_day'] = 'Cost by day';
$_ADDONLANG['without_cost'] = 'Backorders without a known cost';
$_ADDONLANG['go_to_file'] = 'Open the dispute file of order';
$_ADDONLANG['mail_low-balance_subject'] = 'Low Balance Notification from {$company_name}';
$_ADDONLANG['mail_low-balance_message'] = ''
    . '<p>Hello {$client_name},</p><p>your available funds do not suffice for these '
    . 'backorders:</p><ul>{foreach from=$list item=data}<li><strong>{$data.domain}</strong>, '
    . 'drops {$data.dropdate} ({$zone}): {$data.price}, {$data.missing} missing{if '
    . '$data.late}, too late by now{/if}</li>{/foreach}</ul><p>Please add funds in '
    . 'time.</p><p>{$signature}</p>';
$_ADDONLANG['mail_unlisted_subject'] = '{$domain}: no drop date yet';
$_ADDONLANG['mail_unlisted_message'] = ''
    . '<p>Hello {$client_name},</p><p>{$domain} is in no list of expiring domains yet. Your '
    . 'backorder waits until it is; nothing is reserved before that.</p><p>{$signature}</p>';
$_ADDONLANG['mail_renewed_subject'] = '{$domain} was renewed';
$_ADDONLANG['mail_renewed_message'] = ''
    . '<p>Hello {$client_name},</p><p>{$domain} has left the list of expiring domains: its '
    . 'holder has probably renewed it. Your backorder waits in case it comes back; nothing '
    . 'is reserved.</p><p>{$signature}</p>';
$_ADDONLANG['mail_no-price_subject'] = '{$domain}: not offered at the moment';
$_ADDONLANG['mail_no-price_message'] = ''
    . '<p>Hello {$client_name},</p><p>there is no price for {$domain} in your currency at '
    . 'the moment. Your backorder waits until there is one.</p><p>{$signature}</p>';
$_ADDONLANG['mail_taken-over_subject'] = '{$domain}: the backorder is yours now';
$_ADDONLANG['mail_taken-over_message'] = ''
    . '<p>Hello {$client_name},</p><p>the backorder of {$domain} belonged to an account that '
    . 'was merged into yours. It was placed anew for you; nothing is reserved '
    . 'yet.</p><p>{$signature}</p>';
$_ADDONLANG['moving'] = 'Moving in';
$_ADDONLANG['moving_explained'] = ''
    . 'Takes over prices, backorders and their history from the addon ispapibackorder. Its '
    . 'tables are only read. Try it first, mend in backorder_domains what is listed, and try '
    . 'it again; before you move, deactivate that addon and take its lines out of the '
    . 'crontab.';
$_ADDONLANG['was_a_trial'] = 'That was a trial: nothing was written.';
$_ADDONLANG['moving_goes_on'] = 'The time of one click is over. Click once more to go on.';
$_ADDONLANG['database_zone'] = "Zone of the database's clock";
$_ADDONLANG['try_moving'] = 'Try it';
$_ADDONLANG['move'] = 'Move';
$_ADDONLANG['undo_moving'] = 'Undo';
$_ADDONLANG['not_taken'] = 'Not taken';
$_ADDONLANG['nothing_listed'] = 'Nothing is listed.';
$_ADDONLANG['warnings'] = 'Taken, with a warning';
$_ADDONLANG['nothing_to_move'] = 'There is no table backorder_domains.';
$_ADDONLANG['trial_needs_sqlite'] = 'A trial needs the PHP extension pdo_sqlite.';
$_ADDONLANG['domains'] = 'Domains';
$_ADDONLANG['sync_hint'] = ''
    . 'Status and dates follow the registrar; automatic renewal and WHOIS privacy follow WHMCS.'
    . ' docs/sync.md says why. Fraud is never touched.';
$_ADDONLANG['sync_domains'] = 'domains at this registrar';
$_ADDONLANG['sync_every'] = 'a run every';
$_ADDONLANG['sync_is_off'] = 'The job is switched off.';
$_ADDONLANG['sync_native_on'] = ''
    . 'WHMCS’s own sync keeps Active, Cancelled and pending domains; here the others are kept.';
$_ADDONLANG['sync_two_writers'] = ''
    . 'WHMCS’s own sync is on, too: two writers of one field are one too many.';
$_ADDONLANG['sync_show_plan'] = 'Ask the registrar and show the plan';
$_ADDONLANG['sync_only_shown'] = 'Nothing was changed: this is the plan.';
$_ADDONLANG['sync_plan'] = 'Plan';
$_ADDONLANG['sync_left'] = 'domains are left to the next run: their clients are being served.';
$_ADDONLANG['sync_apply'] = 'Apply this plan';
$_ADDONLANG['sync_plan_changed'] = 'The plan has changed since it was shown. Look at it again.';
$_ADDONLANG['sync_changed'] = 'What was changed';
$_ADDONLANG['sync_nothing_changed'] = 'Nothing yet.';
$_ADDONLANG['sync_at'] = 'When';
$_ADDONLANG['sync_side'] = 'Where';
$_ADDONLANG['sync_field'] = 'Field';
$_ADDONLANG['sync_old'] = 'Old';
$_ADDONLANG['sync_new'] = 'New';
$_ADDONLANG['sync_reason'] = 'Reason';
$_ADDONLANG['sync_number'] = 'A number or a word is not possible.';
$_ADDONLANG['sync_enabled'] = 'Run the job (1 or empty)';
$_ADDONLANG['sync_native'] = ''
    . 'syncUseNativeWHMCS: auto (as WHMCS’s automation settings say), 1 or empty';
$_ADDONLANG['sync_notify_only'] = 'Notify only: change nothing (1 or empty)';
$_ADDONLANG['sync_batch'] = 'Domains updated per execution';
$_ADDONLANG['sync_interval_hours'] = 'Hours until a domain is looked at again';
$_ADDONLANG['sync_send_empty'] = 'Send empty activity reports (1 or empty)';
$_ADDONLANG['sync_language'] = 'Language of the report: english or german';
$_ADDONLANG['sync_status'] = 'Synchronize the status (1 or empty)';
$_ADDONLANG['sync_expiry'] = 'Synchronize the expiry date (1 or empty)';
$_ADDONLANG['sync_due'] = 'Synchronize due date with offset? offset, expiry (the same day) or off';
$_ADDONLANG['sync_offset'] = 'Next due date offset in days; empty: 14, and 15 for caught domains';
$_ADDONLANG['sync_max_diff'] = 'Days that a due date may be away to be moved';
$_ADDONLANG['sync_auto_renew'] = 'Synchronize auto-renew to the registrar (1 or empty)';
$_ADDONLANG['sync_privacy'] = 'Synchronize ID protection to the registrar (1 or empty)';
$_ADDONLANG['sync_renewal_mode'] = ''
    . 'Domains that the registrar would renew: expire, or follow WHMCS';
$_ADDONLANG['sync_renew_on_transfer'] = 'TLDs to renew when a transfer is completed; costs money';
$_ADDONLANG['sync_suspend_expired'] = 'Suspend domains past their date (1 or empty)';
$_ADDONLANG['sync_account_mode'] = 'Renewal mode of the account at the registrar, if you know it';
$_ADDONLANG['trial_cut_off'] = ''
    . 'The time of one click is over, and only a part '
    . 'was tried. Try all of it from the command line: move.php --dry-run.';
