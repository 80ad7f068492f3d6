//! Effects carried out by means of one's own end as those that the client carries out, whatever the
//! registrar and the line to it do.

mod support;

use backorder_core::{
    Action, BackorderId, BackorderKind, ClientId, DomainName, Effect, EffectId, InvoiceId, Outcome,
    Reference, TldSet,
};
use ispapi_client::commands::{Contact, Contacts};
use ispapi_client::secrecy::ExposeSecret;
use ispapi_client::{
    Carried, Client, Connection, Errand, Fault, Platform, ResponseBuilder, Settings, System,
};
use support::{Script, Scripted, answer, fault, page, quick};

fn effect(id: &str, action: Action) -> Effect {
    Effect { id: EffectId::parse(id).expect("an id"), client: ClientId(7), action }
}

fn effects() -> [Effect; 4] {
    let name = || DomainName::parse("example.com", &TldSet::first_dot()).expect("a name");
    let (kind, reference) = (BackorderKind::Lite, Reference::parse("4711").expect("a reference"));
    let submit = Action::SubmitApplication { name: name(), kind, force_new: true };
    [
        effect("bo-9.1.submit-application.1.", submit),
        effect("bo-9.1.find-application.1.", Action::FindApplication { name: name() }),
        effect("bo-9.1.poll-application.1.", Action::PollApplication { reference }),
        effect("bo-9.1.read-domain.1.", Action::ReadDomain { name: name() }),
    ]
}

fn with(code: u16, cells: &[(&str, &str)]) -> Scripted {
    let empty = ResponseBuilder::new(code, "as it is");
    answer(&cells.iter().fold(empty, |builder, (name, value)| builder.with(*name, *value)))
}

const APPLICATION: &[(&str, &str)] = &[
    ("APPLICATION", "4711"),
    ("DOMAIN", "example.com"),
    ("STATUS", "ACTIVE"),
    ("CREATEDDATE", "2026-12-01 10:00:00"),
    ("OWNERCONTACT0", "p-1"),
    ("CONTACT", "P-2"),
];

fn connection(platform: Platform) -> Connection {
    Connection::new(platform, System::Ote).with_login("u").with_password("s3cret")
}

/// Posts by means of its own: what was sent, and what came of it.
fn by_hand(
    connection: &Connection,
    effect: &Effect,
    contacts: &Contacts,
    mut answers: impl FnMut() -> Scripted,
    held_by: impl Fn(&Reference) -> Option<BackorderId>,
) -> (Vec<String>, Carried) {
    let mut errand = Errand::of(effect, contacts, connection.platform()).expect("the registrar's");
    let mut sent = Vec::new();
    loop {
        let form = connection.form(errand.command()).expect("can be written");
        sent.push(form.encode().expose_secret().to_owned());
        assert!(sent.len() < 20, "endless: {sent:?}");
        let answer = connection.answer(errand.command(), answers());
        if let Some(carried) = errand.outcome(answer, &held_by) {
            return (sent, carried);
        }
    }
}

#[test]
fn whoever_posts_the_outcome_is_the_same() {
    let answers: [&dyn Fn() -> Scripted; 12] = [
        &|| with(200, APPLICATION),
        &|| with(200, &[]),
        &|| with(421, &[]),
        &|| with(530, &[]),
        &|| with(531, &[]),
        &|| with(540, &[]),
        &|| with(545, &[]),
        &|| page(200, "[RESPONSE]\nCODE = 200\n"),
        &|| page(200, "s3cret?"),
        &|| page(403, "a proxy"),
        &|| page(502, "a proxy"),
        &|| fault(Fault::Closed),
    ];
    let written_out = Contact { first_name: "Ada".into(), ..Contact::default() };
    let settings = Settings { attempts: 1, ..quick() };
    let mut outcomes = std::collections::BTreeSet::new();
    for platform in [Platform::Ispapi, Platform::Cnr] {
        for contacts in [Contacts::all("P-1"), Contacts::all(written_out.clone())] {
            for (number, answers) in answers.iter().enumerate() {
                for effect in effects() {
                    // The effect's own backorder is no other one.
                    for holder in [BackorderId(8), BackorderId(9)] {
                        let held_by = |_: &Reference| Some(holder);
                        let script = Script::new((0..20).map(|_| answers()));
                        let connection = connection(platform);
                        let client =
                            Client::with_transport(connection.clone(), settings, script.clone());
                        let wanted = client.carry_out(&effect, &contacts, held_by);
                        let (sent, carried) =
                            by_hand(&connection, &effect, &contacts, answers, held_by);
                        let about = format!("{platform:?} {number} {}", effect.id);
                        assert_eq!(Some(&carried), wanted.as_ref(), "{about}");
                        assert_eq!(sent, script.sent(), "{about}");
                        assert!(!format!("{carried:?}").contains("s3cret"), "{about}");
                        outcomes.insert(carried.outcome.name());
                    }
                }
            }
        }
    }
    let wanted = [
        "accepted",
        "application",
        "application-missing",
        "applications",
        "domain-unreadable",
        "refused",
        "unknown",
    ];
    assert_eq!(outcomes.into_iter().collect::<Vec<_>>(), wanted);
}

#[test]
fn contacts_that_are_written_out_are_made_handles_first_on_cnr() {
    let ada = Contact { first_name: "Ada".into(), ..Contact::default() };
    let eve = Contact { first_name: "Eve".into(), ..Contact::default() };
    let contacts = Contacts {
        owner: ada.clone().into(),
        admin: "P-1".into(),
        tech: eve.into(),
        billing: ada.into(),
    };
    let [submit, ..] = effects();
    let mut number = 10;
    let handles = || {
        number += 1;
        match number {
            11 | 12 => with(200, &[("CONTACT", &format!("P-{number}"))]),
            _ => with(200, APPLICATION),
        }
    };
    let connection = connection(Platform::Cnr);
    let (sent, carried) = by_hand(&connection, &submit, &contacts, handles, |_| None);
    assert_eq!(carried.outcome.name(), "accepted");
    assert_eq!(sent.len(), 3, "one handle for each person: {sent:?}");
    let order = ["OWNERCONTACT0%3DP-11", "ADMINCONTACT0%3DP-1", "TECHCONTACT0%3DP-12"];
    assert!(sent[2].contains(&order.join("%0A")), "{}", sent[2]);
    assert!(sent[2].contains("BILLINGCONTACT0%3DP-11"), "{}", sent[2]);

    // Where a handle cannot be had, nothing of the application was sent.
    let (sent, carried) = by_hand(&connection, &submit, &contacts, || with(505, &[]), |_| None);
    assert_eq!((sent.len(), carried.outcome.name()), (1, "refused"));
    let lost = || fault(Fault::Closed);
    let (sent, carried) = by_hand(&connection, &submit, &contacts, lost, |_| None);
    assert_eq!((sent.len(), carried.outcome), (1, Outcome::Unknown));
}

#[test]
fn a_search_of_several_pages_is_one_errand() {
    let [_, find, ..] = effects();
    let mut first = 0;
    let pages = || {
        let numbers: Vec<String> = (first..150.min(first + 100)).map(|n| n.to_string()).collect();
        let count = numbers.len();
        let column = |text: &'static str| std::iter::repeat_n(text, count);
        let list = ResponseBuilder::new(200, "ok")
            .with_column("APPLICATION", numbers)
            .with_column("STATUS", column("ACTIVE"))
            .with_column("DOMAIN", column("example.com"))
            .with_column("CREATEDDATE", column("2026-12-01 10:00:00"))
            .with("FIRST", first.to_string())
            .with("TOTAL", "150");
        first += 99;
        answer(&list)
    };
    let connection = connection(Platform::Ispapi);
    let (sent, carried) = by_hand(&connection, &find, &Contacts::all("P-1"), pages, |_| None);
    assert!(sent[0].ends_with("FIRST%3D0%0ALIMIT%3D100"), "{}", sent[0]);
    assert!(sent[1].ends_with("FIRST%3D99%0ALIMIT%3D100"), "{}", sent[1]);
    match carried.outcome {
        Outcome::Applications(found) => assert_eq!((found.len(), sent.len()), (150, 2)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_not_the_registrar_s_is_no_errand() {
    let invoice = Action::PollInvoice { invoice: InvoiceId(900) };
    let effect = effect("bo-9.1.poll-invoice.1.", invoice);
    assert!(Errand::of(&effect, &Contacts::all("P-1"), Platform::Ispapi).is_none());
}

#[test]
fn an_answer_about_something_else_is_no_outcome() {
    let told = |application: &str, domain: &str| {
        with(
            200,
            &[
                ("APPLICATION", application),
                ("DOMAIN", domain),
                ("STATUS", "SUCCESSFUL"),
                ("CREATEDDATE", "2026-12-01 10:00:00"),
                ("EXPIRATIONDATE", "2027-12-01 10:00:00"),
            ],
        )
    };
    for effect in effects() {
        let carried = |answer: Scripted| {
            let (connection, contacts) = (connection(Platform::Ispapi), Contacts::all("P-1"));
            by_hand(&connection, &effect, &contacts, || answer.clone(), |_| None).1.outcome
        };
        let is_poll = matches!(effect.action, Action::PollApplication { .. });
        let other = if is_poll { ("4712", "example.com") } else { ("4711", "other.com") };
        assert_ne!(carried(told("4711", "example.com")), Outcome::Unknown, "{effect:?}");
        assert_eq!(carried(told(other.0, other.1)), Outcome::Unknown, "{effect:?}");
    }
}
