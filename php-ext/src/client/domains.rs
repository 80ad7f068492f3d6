//! What the registrar says of domains, as the plain values that `Backorder\DomainSync` takes.

use backorder_core::Fields;
use ispapi_client::commands::RenewalMode;

use crate::boundary::arguments::At;
use crate::boundary::convert::Map;
use crate::boundary::errors::Refused;

pub fn answer(
    client: &ispapi_client::Client,
    domain: &str,
    account: Option<&str>,
) -> Result<Map<Option<String>>, Refused> {
    let account = account.map(RenewalMode::parse);
    Ok(map(&client.domain_answer(domain, account.as_ref())?))
}

pub fn all_answers(
    client: &ispapi_client::Client,
    account: Option<&str>,
) -> Result<Vec<Map<Option<String>>>, Refused> {
    let account = account.map(RenewalMode::parse);
    Ok(client.all_domain_answers(account.as_ref())?.iter().map(map).collect())
}

pub fn transfer(
    client: &ispapi_client::Client,
    domain: &str,
    requested_at: Option<At<'_>>,
) -> Result<Map<Option<String>>, Refused> {
    let requested_at = requested_at.map(|at| at.at("requestedAt")).transpose()?;
    Ok(map(&client.transfer_facts(domain, requested_at)?))
}

pub fn transfer_check(
    client: &ispapi_client::Client,
    domain: &str,
    auth: Option<String>,
) -> Result<Map<Option<String>>, Refused> {
    Ok(map(&client.transfer_check_facts(domain, auth.map(Into::into))?))
}

fn map(values: &Fields) -> Map<Option<String>> {
    let owned = |(name, value): (&str, Option<&str>)| (name.to_owned(), value.map(str::to_owned));
    Map(values.iter().map(owned).collect())
}
