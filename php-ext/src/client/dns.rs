//! `Backorder\Ispapi\Zone`, `Backorder\Ispapi\Dnssec` and `Backorder\Ispapi\PrivateHost`: what a
//! domain has in the name system, as commands to send and answers to read.

use ext_php_rs::convert::IntoZval;
use ext_php_rs::flags::DataType;
use ext_php_rs::prelude::*;
use ext_php_rs::types::Zval;
use ispapi_client::dns::{self, DnssecChange, DsRecord, KeyRecord, Record, ZoneChange};
use ispapi_client::{Command, Error, Value};

use crate::FINAL;
use crate::boundary::convert::{Items, Map};
use crate::boundary::errors::Refused;
use crate::client::platform::{Platform, platform_of};
use crate::client::response::Response;

/// A command as `Client::ask()` takes it.
pub struct CommandArray(pub Command);

impl IntoZval for CommandArray {
    const TYPE: DataType = DataType::Array;
    const NULLABLE: bool = false;

    fn set_zval(self, zv: &mut Zval, persistent: bool) -> ext_php_rs::error::Result<()> {
        let name = ("COMMAND".to_owned(), Parameter(Value::from(self.0.name())));
        let own = self.0.parameters().filter(|(_, value)| !is_nothing(value));
        let own = own.map(|(key, value)| (key.to_owned(), Parameter(value.clone())));
        Map(std::iter::once(name).chain(own).collect()).set_zval(zv, persistent)
    }
}

fn is_nothing(value: &Value) -> bool {
    matches!(value, Value::Null) || matches!(value, Value::List(list) if list.is_empty())
}

struct Parameter(Value);

impl IntoZval for Parameter {
    const TYPE: DataType = DataType::Mixed;
    const NULLABLE: bool = false;

    fn set_zval(self, zv: &mut Zval, persistent: bool) -> ext_php_rs::error::Result<()> {
        match self.0 {
            Value::Text(text) => zv.set_string(&text, persistent),
            Value::List(list) => {
                list.into_iter().map(Parameter).collect::<Vec<_>>().set_zval(zv, persistent)
            }
            _ => {
                zv.set_null();
                Ok(())
            }
        }
    }
}

pub fn shown(odd: &[Error]) -> Vec<String> {
    odd.iter().map(|error| format!("{}: {error}", error.subject())).collect()
}

fn records(what: &str, texts: &Items<'_>) -> Result<Vec<Record>, Refused> {
    let texts = texts.texts(what)?;
    Ok(texts.iter().map(|text| Record::parse(text)).collect::<Result<_, _>>()?)
}

#[php_class]
#[php(name = "Backorder\\Ispapi\\Zone")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Zone(dns::Zone);

#[php_impl]
impl Zone {
    #[php(getter)]
    pub fn records(&self) -> Vec<String> {
        self.0.records.iter().map(|record| record.text().to_owned()).collect()
    }

    #[php(getter)]
    pub fn odd(&self) -> Vec<String> {
        shown(&self.0.odd)
    }

    #[php(optional = platform)]
    pub fn queries(zone: String, platform: Option<Platform>) -> Vec<CommandArray> {
        let queries = dns::Zone::queries(&zone, platform_of(platform));
        queries.into_iter().map(CommandArray).collect()
    }

    #[php(optional = platform)]
    pub fn read(
        zone: String,
        answers: Items<'_>,
        platform: Option<Platform>,
    ) -> Result<Zone, Refused> {
        let answers = answers.objects::<Response>()?;
        let answers: Vec<_> = answers.into_iter().map(|answer| answer.0.clone()).collect();
        Ok(Zone(dns::Zone::read(&zone, platform_of(platform), &answers)))
    }

    #[php(optional = platform)]
    pub fn changes(
        zone: String,
        present: Items<'_>,
        wanted: Items<'_>,
        platform: Option<Platform>,
    ) -> Result<Vec<CommandArray>, Refused> {
        let (present, wanted) = (records("present", &present)?, records("wanted", &wanted)?);
        let change = ZoneChange::between(&zone, &present, &wanted);
        let commands = change.commands(&zone, platform_of(platform))?;
        Ok(commands.into_iter().map(CommandArray).collect())
    }

    #[php(optional = platform)]
    pub fn created(domain: String, platform: Option<Platform>) -> CommandArray {
        CommandArray(ZoneChange::created(&domain, platform_of(platform)))
    }

    #[php(optional = ttl)]
    pub fn record(
        host: String,
        kind: String,
        data: String,
        ttl: Option<i64>,
    ) -> Result<String, Refused> {
        let ttl = ttl.map(|seconds| {
            u32::try_from(seconds).map_err(|_| {
                let message = format!("{seconds} is no number of seconds from 0 to {}", u32::MAX);
                Error::new(ispapi_client::ErrorKind::ParameterInvalid, "ttl", message)
            })
        });
        let ttl = ttl.transpose()?;
        let record = match kind.eq_ignore_ascii_case("TXT") && !data.starts_with('"') {
            true => Record::txt(&host, ttl, &data)?,
            false => Record::new(&host, ttl, &kind, &data)?,
        };
        Ok(record.text().to_owned())
    }

    pub fn mended(zone: String, record: String) -> Result<String, Refused> {
        Ok(Record::parse(&record)?.mended(&zone).text().to_owned())
    }

    pub fn is_same(zone: String, one: String, other: String) -> Result<bool, Refused> {
        Ok(Record::parse(&one)?.is_same(&Record::parse(&other)?, &zone))
    }
}

#[php_class]
#[php(name = "Backorder\\Ispapi\\Dnssec")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Dnssec(dns::Dnssec);

#[php_impl]
impl Dnssec {
    #[php(getter)]
    pub fn ds(&self) -> Vec<String> {
        self.0.ds.iter().map(|ds| ds.text().to_owned()).collect()
    }

    #[php(getter)]
    pub fn keys(&self) -> Vec<String> {
        self.0.keys.iter().map(|key| key.text().to_owned()).collect()
    }

    #[php(getter)]
    pub fn odd(&self) -> Vec<String> {
        shown(&self.0.odd)
    }

    #[php(getter)]
    pub fn is_signed(&self) -> bool {
        self.0.is_signed()
    }

    pub fn read(answer: &Response) -> Dnssec {
        Dnssec(dns::Dnssec::read(&answer.0))
    }

    #[php(optional = platform)]
    pub fn change(
        &self,
        domain: String,
        ds: Items<'_>,
        keys: Items<'_>,
        platform: Option<Platform>,
    ) -> Result<Option<CommandArray>, Refused> {
        let (ds, keys) = (ds.texts("ds")?, keys.texts("keys")?);
        let ds: Vec<DsRecord> =
            ds.iter().map(|text| DsRecord::parse(text)).collect::<Result<_, _>>()?;
        let keys: Vec<KeyRecord> =
            keys.iter().map(|text| KeyRecord::parse(text)).collect::<Result<_, _>>()?;
        let change = DnssecChange::between(&self.0, &ds, &keys);
        Ok(change.command(&domain, platform_of(platform)).map(CommandArray))
    }

    pub fn key_tag(key: String) -> Result<i64, Refused> {
        Ok(KeyRecord::parse(&key)?.key_tag().into())
    }
}

#[php_class]
#[php(name = "Backorder\\Ispapi\\PrivateHost")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct PrivateHost(dns::PrivateHost);

#[php_impl]
impl PrivateHost {
    pub fn __construct(
        name: String,
        domain: String,
        addresses: Items<'_>,
    ) -> Result<PrivateHost, Refused> {
        let addresses = addresses.texts("addresses")?;
        let addresses: Vec<&str> = addresses.iter().map(String::as_str).collect();
        Ok(PrivateHost(dns::PrivateHost::new(&name, &domain, &addresses)?))
    }

    #[php(getter)]
    pub fn name(&self) -> String {
        self.0.name().to_owned()
    }

    #[php(getter)]
    pub fn addresses(&self) -> Vec<String> {
        self.0.addresses().map(|address| address.to_string()).collect()
    }

    pub fn query(&self) -> CommandArray {
        CommandArray(dns::PrivateHost::query(self.0.name()))
    }

    #[php(optional = answer)]
    pub fn change(&self, answer: Option<&Response>) -> Result<Option<CommandArray>, Refused> {
        let (present, odd) = match answer {
            Some(answer) if answer.0.is_success() => dns::PrivateHost::read(&answer.0),
            _ => (Vec::new(), Vec::new()),
        };
        match odd.into_iter().next() {
            Some(error) => Err(error.into()),
            None => Ok(self.0.change(&present)?.map(CommandArray)),
        }
    }
}
