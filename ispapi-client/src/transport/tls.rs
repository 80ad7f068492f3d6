//! TLS for HTTP: by rustls, with the certificates that the operating system trusts.

use reqwest::ClientBuilder;
use url::Url;

use crate::wire::error::Error;

/// The builder with TLS. The cryptography is what the program has installed as the default of the
/// process, or else that of the features `aws-lc-rs` or `ring`.
///
/// # Errors
/// [`crate::ErrorKind::Config`] if there is no cryptography at all, or the certificates of the
/// operating system cannot be had.
#[cfg(feature = "tls")]
pub(crate) fn with_tls(builder: ClientBuilder, _: &Url) -> Result<ClientBuilder, Error> {
    use rustls::ClientConfig;
    use rustls::crypto::CryptoProvider;
    use rustls_platform_verifier::BuilderVerifierExt;

    let wrong = |message: String| Error::new(crate::wire::error::ErrorKind::Config, "tls", message);
    let provider = CryptoProvider::get_default().cloned().or_else(built_in);
    let provider = provider.ok_or_else(|| {
        wrong("no cryptography: turn on the feature ring or aws-lc-rs, or install one".into())
    })?;
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .and_then(BuilderVerifierExt::with_platform_verifier)
        .map_err(|error| wrong(error.to_string()))?;
    let mut config = config.with_no_client_auth();
    config.alpn_protocols = vec!["http/1.1".into()];
    Ok(builder.tls_backend_preconfigured(config))
}

#[cfg(feature = "tls")]
fn built_in() -> Option<std::sync::Arc<rustls::crypto::CryptoProvider>> {
    #[cfg(feature = "aws-lc-rs")]
    return Some(std::sync::Arc::new(rustls::crypto::aws_lc_rs::default_provider()));
    #[cfg(all(feature = "ring", not(feature = "aws-lc-rs")))]
    return Some(std::sync::Arc::new(rustls::crypto::ring::default_provider()));
    #[cfg(not(any(feature = "ring", feature = "aws-lc-rs")))]
    None
}

/// The builder as it is: only plain HTTP is spoken.
///
/// # Errors
/// [`crate::ErrorKind::Config`] if the address is `https`.
#[cfg(not(feature = "tls"))]
pub(crate) fn with_tls(builder: ClientBuilder, url: &Url) -> Result<ClientBuilder, Error> {
    if url.scheme() == "https" {
        let message =
            "is https, and this program was built without the features ring and aws-lc-rs";
        return Err(Error::new(crate::wire::error::ErrorKind::Config, "endpoint", message));
    }
    Ok(builder)
}
