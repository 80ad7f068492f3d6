<?php

declare(strict_types=1);

$_ADDONLANG['expiring_domains'] = 'Auslaufende Domains';
$_ADDONLANG['my_backorders'] = 'Meine Backorders';
$_ADDONLANG['closed'] = ''
    . 'Backorders stehen im Moment nicht zur Verfügung. Bitte versuchen Sie es später noch '
    . 'einmal.';
$_ADDONLANG['no_list'] = 'Es gibt noch keine Liste auslaufender Domains.';
$_ADDONLANG['back'] = 'Zurück';
$_ADDONLANG['search'] = 'Suchen';
$_ADDONLANG['contains_all'] = 'Enthält alle diese Wörter';
$_ADDONLANG['contains_any'] = 'Enthält eines dieser Wörter';
$_ADDONLANG['starts_with_any'] = 'Beginnt mit einem von';
$_ADDONLANG['ends_with_any'] = 'Endet auf eines von';
$_ADDONLANG['pattern'] = 'Muster';
$_ADDONLANG['not_pattern'] = 'Aber nicht dieses Muster';
$_ADDONLANG['pattern_hint'] = ''
    . 'Ein Muster ist ein regulärer Ausdruck, der im Namen vor dem Punkt gesucht wird: ^shop '
    . 'beginnt mit shop, online$ endet auf online, [aeiou]{3} hat drei Vokale '
    . 'hintereinander, auto|kfz hat eines von beiden. Die Endung ist eine eigene Bedingung. '
    . 'Umschauende Ausdrücke und Rückverweise gibt es nicht.';
$_ADDONLANG['tlds'] = 'Endungen';
$_ADDONLANG['order'] = 'Reihenfolge';
$_ADDONLANG['order_drop'] = 'Freiwerden, nächste zuerst';
$_ADDONLANG['order_name'] = 'Name';
$_ADDONLANG['order_characters'] = 'Zeichen';
$_ADDONLANG['order_digits'] = 'Ziffern';
$_ADDONLANG['order_hyphens'] = 'Bindestriche';
$_ADDONLANG['order_down_score'] = 'Bewertung, beste zuerst';
$_ADDONLANG['order_down_drop'] = 'Freiwerden, späteste zuerst';
$_ADDONLANG['order_down_name'] = 'Name, rückwärts';
$_ADDONLANG['more_conditions'] = 'Weitere Bedingungen';
$_ADDONLANG['characters'] = 'Zeichen';
$_ADDONLANG['letters'] = 'Buchstaben';
$_ADDONLANG['digits'] = 'Ziffern';
$_ADDONLANG['hyphens'] = 'Bindestriche';
$_ADDONLANG['score'] = 'Bewertung';
$_ADDONLANG['min'] = 'von';
$_ADDONLANG['max'] = 'bis';
$_ADDONLANG['idn'] = 'Internationale Namen';
$_ADDONLANG['all'] = 'Alle';
$_ADDONLANG['idn_only'] = 'Nur diese';
$_ADDONLANG['idn_none'] = 'Keine davon';
$_ADDONLANG['digits_only'] = 'Nur Ziffern';
$_ADDONLANG['no_matter'] = 'Egal';
$_ADDONLANG['yes'] = 'Ja';
$_ADDONLANG['no'] = 'Nein';
$_ADDONLANG['day_from'] = 'Wird frei ab';
$_ADDONLANG['day_to'] = 'Wird frei bis';
$_ADDONLANG['names_found'] = 'Namen gefunden';
$_ADDONLANG['names_per_day'] = 'Namen, die je Tag frei werden';
$_ADDONLANG['times_in'] = 'Zeiten in';
$_ADDONLANG['domain'] = 'Domain';
$_ADDONLANG['drop'] = 'Wird frei';
$_ADDONLANG['full'] = 'Full';
$_ADDONLANG['lite'] = 'Lite';
$_ADDONLANG['own'] = 'Ihre';
$_ADDONLANG['place'] = 'Backorder für';
$_ADDONLANG['nothing_found'] = 'Es wurde nichts gefunden.';
$_ADDONLANG['pages'] = 'Seiten';
$_ADDONLANG['previous'] = 'Zurück';
$_ADDONLANG['next'] = 'Weiter';
$_ADDONLANG['balance'] = 'Guthaben';
$_ADDONLANG['unpaid'] = 'Offene Rechnungen';
$_ADDONLANG['reserved'] = 'Reserviert';
$_ADDONLANG['available'] = 'Verfügbar';
$_ADDONLANG['falls_short'] = 'Das verfügbare Guthaben reicht nicht mehr am';
$_ADDONLANG['status'] = 'Status';
$_ADDONLANG['kind'] = 'Art';
$_ADDONLANG['price'] = 'Preis';
$_ADDONLANG['actions'] = 'Aktionen';
$_ADDONLANG['held'] = 'reserviert';
$_ADDONLANG['why'] = 'Warum?';
$_ADDONLANG['delete'] = 'Löschen';
$_ADDONLANG['no_backorders'] = 'Es gibt keine Backorders.';
$_ADDONLANG['needed_by_day'] = 'Geldbedarf nach Tagen';
$_ADDONLANG['day'] = 'Tag';
$_ADDONLANG['backorders'] = 'Backorders';
$_ADDONLANG['needed'] = 'Nötig';
$_ADDONLANG['left'] = 'Bleibt';
$_ADDONLANG['because'] = 'Warum der Stand so ist';
$_ADDONLANG['what_next'] = 'Was als Nächstes geschieht';
$_ADDONLANG['would_change'] = 'Was daran etwas ändern würde';
$_ADDONLANG['done_placed'] = 'Die Backorder wurde angelegt.';
$_ADDONLANG['done_deleted'] = 'Die Backorder wurde gelöscht.';
$_ADDONLANG['token_refused'] = ''
    . 'Ihre Sitzung ist abgelaufen. Bitte laden Sie die Seite neu und wiederholen Sie den '
    . 'Schritt.';
$_ADDONLANG['not_allowed'] = 'Das dürfen Sie nicht.';
$_ADDONLANG['too_many_searches'] = 'Das waren viele Suchen. Bitte warten Sie eine Minute.';
$_ADDONLANG['no_such_page'] = 'Diese Seite gibt es nicht.';
$_ADDONLANG['no_such_backorder'] = 'Diese Backorder gibt es nicht.';
$_ADDONLANG['no_such_kind'] = 'Diese Art von Backorder gibt es nicht.';
$_ADDONLANG['csv_header'] = 'Die erste Zeile muss die Spalten tld, currency, kind, price nennen.';
$_ADDONLANG['error_already_open'] = 'Sie haben für diesen Namen schon eine Backorder.';
$_ADDONLANG['error_tld_unknown'] = 'Namen mit dieser Endung werden nicht angeboten.';
$_ADDONLANG['error_name_invalid'] = 'Das ist kein Domainname.';
$_ADDONLANG['error_price_missing'] = 'Das wird in Ihrer Währung nicht angeboten.';
$_ADDONLANG['error_not_catchable'] = ''
    . 'Die Registrierungsstelle vergibt diesen Namen nicht an den, der zuerst fragt.';
$_ADDONLANG['error_deadline_past'] = 'Für diesen Namen ist es zu spät.';
$_ADDONLANG['error_transition_refused'] = 'Das ist im jetzigen Stand nicht mehr möglich.';
$_ADDONLANG['error_funds_short'] = 'Das verfügbare Guthaben reicht nicht.';
$_ADDONLANG['manage'] = 'Verwalten';
$_ADDONLANG['pricing'] = 'Preise';
$_ADDONLANG['logs'] = 'Protokolle';
$_ADDONLANG['health'] = 'Zustand';
$_ADDONLANG['settings'] = 'Einstellungen';
$_ADDONLANG['client'] = 'Kunde';
$_ADDONLANG['filter'] = 'Filtern';
$_ADDONLANG['activate'] = 'Aktivieren';
$_ADDONLANG['give_up'] = 'Aufgeben';
$_ADDONLANG['set_drop'] = 'Datum setzen (UTC)';
$_ADDONLANG['done'] = 'Erledigt.';
$_ADDONLANG['failures'] = 'Was immer wieder scheitert';
$_ADDONLANG['no_failures'] = 'Nichts scheitert.';
$_ADDONLANG['since'] = 'Seit';
$_ADDONLANG['times'] = 'Mal';
$_ADDONLANG['problem'] = 'Problem';
$_ADDONLANG['file'] = 'Akte';
$_ADDONLANG['currency'] = 'Währung';
$_ADDONLANG['cost'] = 'Kosten';
$_ADDONLANG['margin'] = 'Marge';
$_ADDONLANG['save'] = 'Speichern';
$_ADDONLANG['price_hint'] = '0: nicht angeboten. Leer: entfernt.';
$_ADDONLANG['new_tld'] = 'Neue Endung';
$_ADDONLANG['export'] = 'Als CSV ausgeben';
$_ADDONLANG['import'] = 'CSV einlesen';
$_ADDONLANG['replaces_all'] = 'Ersetzt alle Preise.';
$_ADDONLANG['history'] = 'Geschichte eines Namens';
$_ADDONLANG['event'] = 'Ereignis';
$_ADDONLANG['from'] = 'Von';
$_ADDONLANG['to'] = 'Nach';
$_ADDONLANG['reason'] = 'Grund';
$_ADDONLANG['detail'] = 'Einzelheit';
$_ADDONLANG['at'] = 'Zeit';
$_ADDONLANG['hold'] = 'Reservierung';
$_ADDONLANG['jobs'] = 'Jobs';
$_ADDONLANG['job'] = 'Job';
$_ADDONLANG['started'] = 'Begonnen';
$_ADDONLANG['ended'] = 'Beendet';
$_ADDONLANG['result'] = 'Ergebnis';
$_ADDONLANG['next_drop'] = 'Als Nächstes wird frei';
$_ADDONLANG['last_run'] = 'Letzter Lauf';
$_ADDONLANG['never'] = 'nie';
$_ADDONLANG['run_now'] = 'Jetzt ausführen';
$_ADDONLANG['outages'] = 'Wer nicht antwortet';
$_ADDONLANG['no_outages'] = 'Alle antworten.';
$_ADDONLANG['forecast'] = 'Was der Registrar berechnen wird';
$_ADDONLANG['ask_registrar'] = 'Den Registrar fragen';
$_ADDONLANG['versions'] = 'Versionen';
$_ADDONLANG['droplist'] = 'Droplist';
$_ADDONLANG['diagnosis'] = 'Diagnose des Logins';
$_ADDONLANG['names'] = 'Namen';
$_ADDONLANG['first_short'] = 'Reicht nicht ab';
$_ADDONLANG['never_short'] = 'Das Guthaben deckt alles Bekannte.';
$_ADDONLANG['order_of'] = 'Auftrag';
$_ADDONLANG['events'] = 'Ereignisse';
$_ADDONLANG['mails'] = 'Mails';
$_ADDONLANG['invoices'] = 'Rechnungen';
$_ADDONLANG['effects'] = 'Was verlangt wurde und was daraus wurde';
$_ADDONLANG['asked'] = 'Verlangt';
$_ADDONLANG['report'] = 'Antwort';
$_ADDONLANG['subject'] = 'Betreff';
$_ADDONLANG['print_hint'] = 'Alle Zeiten doppelt: in';
$_ADDONLANG['total'] = 'Summe';
$_ADDONLANG['invoice'] = 'Rechnung';
$_ADDONLANG['prices_then'] = 'Geld';
$_ADDONLANG['applications'] = 'Anträge beim Registrar';
$_ADDONLANG['reference'] = 'Referenz';
$_ADDONLANG['settings_hint'] = ''
    . 'Das Passwort wird verschlüsselt gespeichert. Leer lassen, um es zu behalten.';
$_ADDONLANG['no_such_system'] = 'Diese Plattform oder dieses System gibt es nicht.';
$_ADDONLANG['no_such_value'] = ''
    . 'Tage sind ganze Zahlen bis 366, Sekunden und Suchen bis 9999.';
$_ADDONLANG['copy_login'] = 'Login aus dem Registrar-Modul übernehmen';
$_ADDONLANG['copied'] = 'Login und Passwort wurden übernommen.';
$_ADDONLANG['no_login'] = 'Dieses Modul hat keinen Login, der übernommen werden könnte.';
$_ADDONLANG['setting_login'] = 'Login';
$_ADDONLANG['setting_password'] = 'Passwort';
$_ADDONLANG['setting_role'] = 'Rollenbenutzer';
$_ADDONLANG['setting_platform'] = 'Plattform';
$_ADDONLANG['setting_system'] = 'System';
$_ADDONLANG['setting_url'] = 'Andere Adresse der API';
$_ADDONLANG['setting_registrar'] = 'Registrar-Modul der gefangenen Domains';
$_ADDONLANG['setting_owner_contact'] = 'Ein Inhaberkontakt für alle; leer: einer je Kunde';
$_ADDONLANG['setting_payment_method'] = 'Zahlungsart der Rechnungen; leer: die des Kunden';
$_ADDONLANG['setting_invoice_days'] = 'Tage, bis eine Rechnung fällig ist';
$_ADDONLANG['setting_cancel_days'] = ''
    . 'Tage, bis eine unbezahlte Rechnung storniert wird; nie, bevor sie fällig ist';
$_ADDONLANG['setting_send_invoice'] = 'Rechnungen per Mail senden';
$_ADDONLANG['setting_is_taxed'] = 'Preise werden besteuert, wie WHMCS es sagt';
$_ADDONLANG['setting_guests_search'] = 'Besucher ohne Login dürfen suchen';
$_ADDONLANG['setting_searches_per_minute'] = 'Suchen eines Besuchers je Minute';
$_ADDONLANG['setting_time_zone'] = 'Zeitzone der Seiten; leer: die von PHP';
$_ADDONLANG['setting_droplist_file'] = 'Datei des Droplist-Abbilds';
$_ADDONLANG['setting_droplist_source'] = 'Droplist: api oder der Pfad einer Datei';
$_ADDONLANG['setting_funding_days'] = 'Tage vor dem Freiwerden, ab denen Geld reserviert wird';
$_ADDONLANG['setting_shown_prices'] = 'Preise, die Kunden sehen (gross, net oder listed)';
$_ADDONLANG['setting_charge_auction_won'] = 'In Auktionen gewonnene Namen berechnen';
$_ADDONLANG['setting_run_seconds'] = 'Sekunden, die ein Lauf dauern darf';
$_ADDONLANG['starts_with_all'] = 'Beginnt mit allen von';
$_ADDONLANG['ends_with_all'] = 'Endet auf alle von';
$_ADDONLANG['only_names'] = 'Nur diese Namen';
$_ADDONLANG['finds'] = 'Findet Namen vor dem Punkt, die';
$_ADDONLANG['pattern_0'] = 'mit shop beginnen';
$_ADDONLANG['pattern_1'] = 'auf online enden';
$_ADDONLANG['pattern_2'] = 'genau drei Zeichen haben';
$_ADDONLANG['pattern_3'] = 'drei Vokale hintereinander haben';
$_ADDONLANG['pattern_4'] = 'mit car oder mit auto beginnen';
$_ADDONLANG['pattern_5'] = 'aus Buchstaben und danach Ziffern bestehen';
$_ADDONLANG['words_hint'] = ''
    . 'Mehrere Wörter, Endungen oder Namen werden durch Leerzeichen oder Kommas getrennt.';
$_ADDONLANG['whose'] = 'Backorders';
$_ADDONLANG['only_own'] = 'Nur meine';
$_ADDONLANG['answers'] = 'Was der Registrar sagte';
$_ADDONLANG['nothing_yet'] = 'Bisher nichts.';
$_ADDONLANG['last_time'] = 'Zuletzt';
$_ADDONLANG['asked_for'] = 'Was verlangt wurde';
$_ADDONLANG['net'] = 'Netto';
$_ADDONLANG['tax'] = 'Steuer';
$_ADDONLANG['credit'] = 'Verrechnetes Guthaben';
$_ADDONLANG['still_due'] = 'Noch offen';
$_ADDONLANG['paid_at'] = 'Bezahlt am';
$_ADDONLANG['ordered'] = 'Bestellt';
$_ADDONLANG['removed'] = 'Gelöscht';
$_ADDONLANG['cost_by_day'] = 'Kosten je Tag';
$_ADDONLANG['without_cost'] = 'Backorders ohne bekannte Kosten';
$_ADDONLANG['go_to_file'] = 'Akte öffnen von Auftrag';
$_ADDONLANG['mail_low-balance_subject'] = 'Ihr Guthaben bei {$company_name} reicht nicht';
$_ADDONLANG['mail_low-balance_message'] = ''
    . '<p>Guten Tag {$client_name},</p><p>Ihr verfügbares Guthaben reicht nicht für diese '
    . 'Backorders:</p><ul>{foreach from=$list item=data}<li><strong>{$data.domain}</strong>, '
    . 'wird frei am {$data.dropdate} ({$zone}): {$data.price}, es fehlen {$data.missing}{if '
    . '$data.late}, inzwischen zu spät{/if}</li>{/foreach}</ul><p>Bitte laden Sie Ihr Konto '
    . 'rechtzeitig auf.</p><p>{$signature}</p>';
$_ADDONLANG['mail_unlisted_subject'] = '{$domain}: noch kein Datum';
$_ADDONLANG['mail_unlisted_message'] = ''
    . '<p>Guten Tag {$client_name},</p><p>{$domain} steht noch in keiner Liste auslaufender '
    . 'Domains. Ihre Backorder wartet darauf; vorher wird nichts '
    . 'reserviert.</p><p>{$signature}</p>';
$_ADDONLANG['mail_renewed_subject'] = '{$domain} wurde verlängert';
$_ADDONLANG['mail_renewed_message'] = ''
    . '<p>Guten Tag {$client_name},</p><p>{$domain} steht nicht mehr in der Liste '
    . 'auslaufender Domains: Wahrscheinlich hat der Inhaber verlängert. Ihre Backorder '
    . 'wartet, falls der Name wiederkommt; reserviert ist nichts.</p><p>{$signature}</p>';
$_ADDONLANG['mail_no-price_subject'] = '{$domain}: zurzeit nicht im Angebot';
$_ADDONLANG['mail_no-price_message'] = ''
    . '<p>Guten Tag {$client_name},</p><p>für {$domain} gibt es zurzeit keinen Preis in '
    . 'Ihrer Währung. Ihre Backorder wartet, bis es einen gibt.</p><p>{$signature}</p>';
$_ADDONLANG['mail_taken-over_subject'] = '{$domain}: die Backorder gehört jetzt Ihnen';
$_ADDONLANG['mail_taken-over_message'] = ''
    . '<p>Guten Tag {$client_name},</p><p>die Backorder für {$domain} gehörte zu einem Konto, '
    . 'das mit Ihrem zusammengeführt wurde. Sie wurde für Sie neu angelegt; reserviert ist '
    . 'noch nichts.</p><p>{$signature}</p>';
$_ADDONLANG['moving'] = 'Umzug';
$_ADDONLANG['moving_explained'] = ''
    . 'Übernimmt Preise, Backorders und ihre Geschichte vom Addon ispapibackorder. Dessen '
    . 'Tabellen werden nur gelesen. Erst probieren, in backorder_domains berichtigen, was '
    . 'aufgeführt ist, und noch einmal probieren; vor dem Umzug jenes Addon abschalten und '
    . 'seine Zeilen aus der Crontab nehmen.';
$_ADDONLANG['was_a_trial'] = 'Das war eine Probe: Geschrieben wurde nichts.';
$_ADDONLANG['moving_goes_on'] = ''
    . 'Die Zeit für einen Klick ist um. Noch einmal klicken, dann geht es weiter.';
$_ADDONLANG['database_zone'] = 'Zeitzone der Datenbank';
$_ADDONLANG['try_moving'] = 'Probieren';
$_ADDONLANG['move'] = 'Umziehen';
$_ADDONLANG['undo_moving'] = 'Rückgängig';
$_ADDONLANG['not_taken'] = 'Nicht übernommen';
$_ADDONLANG['nothing_listed'] = 'Nichts ist aufgeführt.';
$_ADDONLANG['warnings'] = 'Übernommen, mit Hinweis';
$_ADDONLANG['nothing_to_move'] = 'Die Tabelle backorder_domains gibt es nicht.';
$_ADDONLANG['trial_needs_sqlite'] = 'Eine Probe braucht die PHP-Erweiterung pdo_sqlite.';
$_ADDONLANG['domains'] = 'Domains';
$_ADDONLANG['sync_hint'] = ''
    . 'Status und Daten folgen dem Registrar, automatische Verlängerung und WHOIS-Schutz folgen'
    . ' WHMCS. docs/sync.md sagt, warum. Fraud bleibt unberührt.';
$_ADDONLANG['sync_domains'] = 'Domains bei diesem Registrar';
$_ADDONLANG['sync_every'] = 'ein Lauf alle';
$_ADDONLANG['sync_is_off'] = 'Der Lauf ist abgeschaltet.';
$_ADDONLANG['sync_native_on'] = ''
    . 'WHMCS selbst gleicht aktive, gekündigte und wartende Domains ab; hier die übrigen.';
$_ADDONLANG['sync_two_writers'] = ''
    . 'Auch WHMCS selbst gleicht ab: Zwei, die ein Feld schreiben, sind einer zu viel.';
$_ADDONLANG['sync_show_plan'] = 'Den Registrar fragen und den Plan zeigen';
$_ADDONLANG['sync_only_shown'] = 'Es wurde nichts geändert: Dies ist der Plan.';
$_ADDONLANG['sync_plan'] = 'Plan';
$_ADDONLANG['sync_left'] = ''
    . 'Domains bleiben für den nächsten Lauf: Ihre Kunden werden gerade bedient.';
$_ADDONLANG['sync_apply'] = 'Diesen Plan ausführen';
$_ADDONLANG['sync_plan_changed'] = ''
    . 'Der Plan hat sich geändert, seit er gezeigt wurde. Sehen Sie ihn noch einmal an.';
$_ADDONLANG['sync_changed'] = 'Was geändert wurde';
$_ADDONLANG['sync_nothing_changed'] = 'Noch nichts.';
$_ADDONLANG['sync_at'] = 'Wann';
$_ADDONLANG['sync_side'] = 'Wo';
$_ADDONLANG['sync_field'] = 'Feld';
$_ADDONLANG['sync_old'] = 'Alt';
$_ADDONLANG['sync_new'] = 'Neu';
$_ADDONLANG['sync_reason'] = 'Grund';
$_ADDONLANG['sync_number'] = 'Eine Zahl oder ein Wort ist nicht möglich.';
$_ADDONLANG['sync_enabled'] = 'Lauf eingeschaltet (1 oder leer)';
$_ADDONLANG['sync_native'] = ''
    . 'syncUseNativeWHMCS: auto (wie in den Automatisierungseinstellungen von WHMCS), 1 oder '
    . 'leer';
$_ADDONLANG['sync_notify_only'] = 'Nur melden, nichts ändern (1 oder leer)';
$_ADDONLANG['sync_batch'] = 'Domains je Lauf';
$_ADDONLANG['sync_interval_hours'] = 'Stunden, bis eine Domain wieder angesehen wird';
$_ADDONLANG['sync_send_empty'] = 'Auch leere Berichte senden (1 oder leer)';
$_ADDONLANG['sync_language'] = 'Sprache des Berichts: english oder german';
$_ADDONLANG['sync_status'] = 'Status abgleichen (1 oder leer)';
$_ADDONLANG['sync_expiry'] = 'Ablaufdatum abgleichen (1 oder leer)';
$_ADDONLANG['sync_due'] = ''
    . 'Fälligkeit mit Abstand abgleichen? offset, expiry (derselbe Tag) oder off';
$_ADDONLANG['sync_offset'] = ''
    . 'Abstand der Fälligkeit in Tagen; leer: 14, bei gefangenen Domains 15';
$_ADDONLANG['sync_max_diff'] = ''
    . 'Tage, die eine Fälligkeit höchstens entfernt ist, um bewegt zu werden';
$_ADDONLANG['sync_auto_renew'] = ''
    . 'Automatische Verlängerung zum Registrar abgleichen (1 oder leer)';
$_ADDONLANG['sync_privacy'] = 'ID-Schutz zum Registrar abgleichen (1 oder leer)';
$_ADDONLANG['sync_renewal_mode'] = ''
    . 'Domains, die der Registrar verlängern würde: expire, oder follow wie WHMCS';
$_ADDONLANG['sync_renew_on_transfer'] = ''
    . 'TLDs, die nach einem Transfer verlängert werden; kostet Geld';
$_ADDONLANG['sync_suspend_expired'] = 'Abgelaufene Domains sperren (1 oder leer)';
$_ADDONLANG['sync_account_mode'] = 'Verlängerungsmodus des Kontos beim Registrar, falls bekannt';
$_ADDONLANG['trial_cut_off'] = ''
    . 'Die Zeit für einen Klick ist um, probiert wurde nur '
    . 'ein Teil. Alles zu probieren geht von der Befehlszeile: move.php --dry-run.';
