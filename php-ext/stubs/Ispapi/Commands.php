<?php

declare(strict_types=1);

namespace Backorder\Ispapi;

use Backorder\Exception\ClientException;
use DateTimeInterface;

/**
 * The registrar's commands, a method each, with named arguments: `$client->commands()`. Made from
 * the table of commands (docs/commands.md), by which every command is checked before it is sent
 * and every answer is read. What is left out or null is not sent; '' clears a field.
 *
 * Lists are lists; a contact is a handle, or written out where it is one of a list: `['FIRSTNAME'
 * => 'Ada', ...]`. `$extra` has the parameters that registries add, `['X-...' => '1']`. Sessions
 * are the client's own: `$client->startSession()`.
 *
 * Each throws ClientException: parameter-invalid before anything is sent; then as Client::call(),
 * and what the registrar refuses, by the code of its answer.
 *
 * @generated
 */
final class Commands
{
    /**
     * Makes a contact, or gives the handle of the one with the same data.
     *
     * @param string|null $name on ispapi only
     * @param list<string> $street
     * @param string|null $country two letters
     * @param bool|null $preVerify on cnr only
     * @param string|null $auth on ispapi only
     * @param string|null $vatId on ispapi only
     * @param string|null $contact a handle on ispapi only
     * @param string|null $idNumber on ispapi only
     * @param string|null $idAuthority on ispapi only
     * @param bool|null $disclose on ispapi only
     * @param string|null $discloseElements on ispapi only
     * @param bool|null $validation on cnr only
     * @param bool|null $checkOnly on cnr only
     * @param bool|null $autoDelete on cnr only
     * @param array<string, string|int|bool|null> $extra
     * @throws ClientException
     */
    public function addContact(
        ?string $name = null,
        ?string $firstName = null,
        ?string $lastName = null,
        ?string $title = null,
        ?string $middleName = null,
        ?string $organization = null,
        array $street = [],
        ?string $city = null,
        ?string $state = null,
        ?string $zip = null,
        ?string $country = null,
        ?string $phone = null,
        ?string $fax = null,
        ?string $email = null,
        ?bool $new = null,
        ?bool $preVerify = null,
        #[\SensitiveParameter] ?string $auth = null,
        ?string $vatId = null,
        ?string $contact = null,
        ?string $idNumber = null,
        ?string $idAuthority = null,
        ?bool $disclose = null,
        ?string $discloseElements = null,
        ?bool $validation = null,
        ?bool $checkOnly = null,
        ?bool $autoDelete = null,
        array $extra = [],
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Registers a domain. Costs money.
     *
     * @param list<string|array<string, string|null>> $ownerContact
     * @param list<string|array<string, string|null>> $adminContact
     * @param list<string|array<string, string|null>> $techContact
     * @param list<string|array<string, string|null>> $billingContact
     * @param string|int|null $period years, or `6M`, `5D`
     * @param 'CREATE'|'REPLACE'|'UPDATE'|null $order
     * @param list<string> $nameserver
     * @param list<string> $secdnsDs on ispapi only
     * @param list<string> $secdnsKey on ispapi only
     * @param int|null $secdnsMaxSigLife on ispapi only
     * @param list<string> $host
     * @param list<string> $dnssec on cnr only
     * @param list<string> $dnssecDsData on cnr only
     * @param array<string, string|int|bool|null> $extra
     * @throws ClientException
     */
    public function addDomain(
        string $domain,
        array $ownerContact = [],
        array $adminContact = [],
        array $techContact = [],
        array $billingContact = [],
        string|int|null $period = null,
        ?string $renewalMode = null,
        ?string $order = null,
        ?int $orderId = null,
        array $nameserver = [],
        array $secdnsDs = [],
        array $secdnsKey = [],
        ?int $secdnsMaxSigLife = null,
        #[\SensitiveParameter] ?string $auth = null,
        array $host = [],
        ?bool $transferLock = null,
        ?string $subUser = null,
        ?string $nameserverSet = null,
        ?string $claimKey = null,
        DateTimeInterface|int|null $claimKeyUpdatedDate = null,
        ?string $noticePoaAcceptHash = null,
        ?string $launchMarkCode = null,
        ?bool $internalDns = null,
        array $dnssec = [],
        array $dnssecDsData = [],
        array $extra = [],
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Orders a backorder, or another application for a domain. Costs money.
     *
     * @param string|int|null $period years, or `6M`, `5D`
     * @param list<string|array<string, string|null>> $techContact
     * @param list<string|array<string, string|null>> $adminContact
     * @param list<string|array<string, string|null>> $billingContact
     * @param string|null $currency three letters
     * @param list<string> $nameserver
     * @param 'CREATE'|'REPLACE'|'UPDATE'|null $order
     * @param list<string|array<string, string|null>> $ownerContact
     * @param string|null $price its digits, `9.90`
     * @param list<string> $smd
     * @param bool|null $xBackorderLite on ispapi only
     * @param array<string, string|int|bool|null> $extra
     * @throws ClientException
     */
    public function addDomainApplication(
        string $class,
        string $domain,
        string|int|null $period = null,
        array $techContact = [],
        array $adminContact = [],
        #[\SensitiveParameter] ?string $auth = null,
        array $billingContact = [],
        ?string $currency = null,
        ?int $eoi = null,
        ?int $incomplete = null,
        ?string $launchMarkCode = null,
        array $nameserver = [],
        ?bool $transferLock = null,
        ?bool $new = null,
        ?string $noticePoaAcceptHash = null,
        ?string $order = null,
        ?int $orderId = null,
        array $ownerContact = [],
        ?int $offer = null,
        ?string $price = null,
        array $smd = [],
        ?bool $xBackorderLite = null,
        array $extra = [],
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Forwards an address of e-mail.
     *
     * @throws ClientException
     */
    public function addMailFwd(string $from, string $to): Reading
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Makes a name server of our own known to the registry.
     *
     * @param list<string> $ipAddress addresses of IPv4 or IPv6
     * @param string|null $domain on ispapi only
     * @param list<string> $status on cnr only
     * @param string|null $token on cnr only
     * @throws ClientException
     */
    public function addNameserver(
        string $nameserver,
        array $ipAddress,
        ?string $domain = null,
        array $status = [],
        #[\SensitiveParameter] ?string $token = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Forwards a host to a URL.
     *
     * @param 'RD'|'MRD'|'SELF' $type
     * @param list<string> $content
     * @throws ClientException
     */
    public function addWebFwd(
        string $source,
        string $type,
        ?string $target = null,
        ?bool $keepUriPath = null,
        ?bool $https = null,
        array $content = [],
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Checks a user's password.
     *
     * @throws ClientException
     */
    public function checkAuthentication(
        string $subUser,
        #[\SensitiveParameter] string $password,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Asks whether we may see or change an object. ISPAPI only.
     *
     * @throws ClientException
     */
    public function checkAuthorization(string $objectClass, string $objectId): Reading
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Asks whether a zone can be made.
     *
     * @throws ClientException
     */
    public function checkDnsZone(string $dnsZone): Reading
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Asks whether a domain can be transferred here.
     *
     * @param list<string> $host
     * @param list<string|array<string, string|null>> $ownerContact
     * @param list<string|array<string, string|null>> $adminContact
     * @param list<string|array<string, string|null>> $techContact
     * @param list<string|array<string, string|null>> $billingContact
     * @param array<string, string|int|bool|null> $extra
     * @throws ClientException
     */
    public function checkDomainTransfer(
        string $domain,
        #[\SensitiveParameter] ?string $domainAuth = null,
        #[\SensitiveParameter] ?string $auth = null,
        ?string $emailLanguage = null,
        ?string $emailUrl = null,
        ?string $emailTac = null,
        ?string $emailSender = null,
        ?string $emailSubject = null,
        ?string $emailTo = null,
        ?string $requestEntity = null,
        array $host = [],
        array $ownerContact = [],
        array $adminContact = [],
        array $techContact = [],
        array $billingContact = [],
        ?bool $internalDns = null,
        array $extra = [],
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Asks which names are free, and what they cost.
     *
     * @param list<string> $domain
     * @param 'AUTH'|'DNS'|'RAWDNS'|null $domainCheckMode
     * @param 'claims'|'sunrise'|null $phase
     * @param string|null $premiumChannels on ispapi only
     * @param list<string> $xFeeCommand on cnr only
     * @param array<string, string|int|bool|null> $extra
     * @throws ClientException
     */
    public function checkDomains(
        array $domain,
        ?string $domainCheckMode = null,
        ?string $phase = null,
        ?string $premiumChannels = null,
        array $xFeeCommand = [],
        array $extra = [],
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Asks for the languages that an internationalised name may be in. ISPAPI only.
     *
     * @param array<string, string|int|bool|null> $extra
     * @throws ClientException
     */
    public function checkIdnLanguage(array $extra = []): Reading
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Gives names in Unicode and in their ACE form.
     *
     * @param list<string> $domain
     * @throws ClientException
     */
    public function convertIdn(array $domain): Reading
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Makes a zone. On CNR AddDNSZone.
     *
     * @param list<string> $rr
     * @param bool|null $extended on ispapi only
     * @param 'MASTER'|'SLAVE'|null $zoneMode on ispapi only
     * @param string|null $slaveMaster on ispapi only
     * @param bool|null $domainTransfer on ispapi only
     * @param bool|null $external on ispapi only
     * @param bool|null $signed on cnr only
     * @param list<string> $masterIpAddress addresses of IPv4 or IPv6 on cnr only
     * @param string|null $premiumDnsSet on cnr only
     * @throws ClientException
     */
    public function createDnsZone(
        string $dnsZone,
        ?int $soaTtl = null,
        ?string $soaMname = null,
        ?string $soaRname = null,
        ?int $soaSerial = null,
        ?int $soaRefresh = null,
        ?int $soaRetry = null,
        ?int $soaExpire = null,
        ?int $soaMinTtl = null,
        array $rr = [],
        ?bool $extended = null,
        ?string $zoneMode = null,
        ?string $slaveMaster = null,
        ?bool $domainTransfer = null,
        ?bool $external = null,
        ?bool $signed = null,
        array $masterIpAddress = [],
        ?string $premiumDnsSet = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Orders a certificate. Costs money. On CNR AddCertificate.
     *
     * @param string|null $sslCertClass on ispapi only
     * @param 'CREATE'|'REPLACE'|'UPDATE'|null $order on ispapi only
     * @param int|null $orderId on ispapi only
     * @param string|null $sslCertDomain on ispapi only
     * @param string|int|null $period years, or `6M`, `5D`
     * @param list<string> $csr
     * @param list<string> $alternateCn on ispapi only
     * @param list<string|array<string, string|null>> $ownerContact on ispapi only
     * @param list<string|array<string, string|null>> $adminContact on ispapi only
     * @param list<string|array<string, string|null>> $techContact
     * @param list<string|array<string, string|null>> $billingContact on ispapi only
     * @param list<string|array<string, string|null>> $csrContact on ispapi only
     * @param list<string> $domain
     * @param list<string> $validation on ispapi only
     * @param list<string> $validationEmail on ispapi only
     * @param list<string> $pem on ispapi only
     * @param int|null $keyLength on ispapi only
     * @param bool|null $internalDns on ispapi only
     * @param string|null $class on cnr only
     * @param int|null $apiVersion on cnr only
     * @param bool|null $checkOnly on cnr only
     * @param string|null $dcvMethod on cnr only
     * @param list<string> $dcvEmail on cnr only
     * @param list<string> $dcvDomain on cnr only
     * @param string|null $organizationContact a handle on cnr only
     * @param string|null $evApproverContact a handle on cnr only
     * @throws ClientException
     */
    public function createSslCert(
        ?string $sslCertClass = null,
        ?string $order = null,
        ?int $orderId = null,
        ?string $sslCertDomain = null,
        string|int|null $period = null,
        array $csr = [],
        array $alternateCn = [],
        array $ownerContact = [],
        array $adminContact = [],
        array $techContact = [],
        array $billingContact = [],
        array $csrContact = [],
        array $domain = [],
        array $validation = [],
        array $validationEmail = [],
        array $pem = [],
        ?int $keyLength = null,
        ?bool $internalDns = null,
        ?string $class = null,
        ?int $apiVersion = null,
        ?bool $checkOnly = null,
        ?string $dcvMethod = null,
        array $dcvEmail = [],
        array $dcvDomain = [],
        ?string $organizationContact = null,
        ?string $evApproverContact = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Makes the code with which a .de domain can be transferred. On CNR SetAuthCode.
     *
     * @param DateTimeInterface|int|null $xDeAuthInfo1ExpirationDate on ispapi only
     * @param 'SET'|'DELETE'|null $action on cnr only
     * @param '1'|'2'|null $type on cnr only
     * @param array<string, string|int|bool|null> $extra
     * @throws ClientException
     */
    public function denicCreateAuthInfo1(
        string $domain,
        #[\SensitiveParameter] ?string $auth = null,
        DateTimeInterface|int|null $xDeAuthInfo1ExpirationDate = null,
        ?string $action = null,
        ?string $type = null,
        array $extra = [],
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Takes a zone away.
     *
     * @throws ClientException
     */
    public function deleteDnsZone(string $dnsZone): Reading
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Deletes a domain.
     *
     * @param string|null $action on cnr only
     * @param array<string, string|int|bool|null> $extra
     * @throws ClientException
     */
    public function deleteDomain(string $domain, ?string $action = null, array $extra = []): Reading
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Takes an application back.
     *
     * @throws ClientException
     */
    public function deleteDomainApplication(string $application): Reading
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Forwards an address of e-mail no more.
     *
     * @throws ClientException
     */
    public function deleteMailFwd(string $from, ?string $to = null): Reading
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Takes a name server of our own from the registry.
     *
     * @param string|null $token on cnr only
     * @throws ClientException
     */
    public function deleteNameserver(
        string $nameserver,
        ?bool $force = null,
        #[\SensitiveParameter] ?string $token = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Forwards a host no more.
     *
     * @throws ClientException
     */
    public function deleteWebFwd(string $source): Reading
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Carries out an order that waits for it. Costs money. ISPAPI only.
     *
     * @throws ClientException
     */
    public function executeOrder(int $orderId): Reading
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Reads values that an account keeps under a key and a name. ISPAPI only.
     *
     * @param list<string> $environmentKey
     * @param list<string> $environmentName
     * @param list<int> $level
     * @param list<string> $subUser
     * @param list<bool> $useParent
     * @throws ClientException
     */
    public function getEnvironment(
        array $environmentKey = [],
        array $environmentName = [],
        array $level = [],
        array $subUser = [],
        array $useParent = [],
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Gives the number of a user. ISPAPI only.
     *
     * @throws ClientException
     */
    public function getUserIndex(string $user): Reading
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Changes the data behind a contact's handle.
     *
     * @param string $contact a handle
     * @param string|null $name on ispapi only
     * @param list<string> $street
     * @param string|null $country two letters
     * @param string|null $vatId on ispapi only
     * @param string|null $idNumber on ispapi only
     * @param string|null $idAuthority on ispapi only
     * @param bool|null $disclose on ispapi only
     * @param string|null $discloseElements on ispapi only
     * @param bool|null $validation on cnr only
     * @param bool|null $checkOnly on cnr only
     * @param bool|null $preVerify on cnr only
     * @param bool|null $autoDelete on cnr only
     * @param list<string> $status on cnr only
     * @param list<string> $addStatus on cnr only
     * @param list<string> $delStatus on cnr only
     * @param array<string, string|int|bool|null> $extra
     * @throws ClientException
     */
    public function modifyContact(
        string $contact,
        ?string $name = null,
        ?string $title = null,
        ?string $firstName = null,
        ?string $middleName = null,
        ?string $lastName = null,
        ?string $organization = null,
        array $street = [],
        ?string $city = null,
        ?string $state = null,
        ?string $zip = null,
        ?string $country = null,
        ?string $phone = null,
        ?string $fax = null,
        ?string $email = null,
        ?string $vatId = null,
        ?string $idNumber = null,
        ?string $idAuthority = null,
        #[\SensitiveParameter] ?string $auth = null,
        ?bool $disclose = null,
        ?string $discloseElements = null,
        ?bool $validation = null,
        ?bool $checkOnly = null,
        ?bool $preVerify = null,
        ?bool $autoDelete = null,
        array $status = [],
        array $addStatus = [],
        array $delStatus = [],
        array $extra = [],
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Changes a domain's contacts, name servers, locks and extensions.
     *
     * @param list<string> $addNameserver
     * @param list<string> $delNameserver
     * @param list<string> $nameserver
     * @param list<string> $secdnsDs on ispapi only
     * @param list<string> $addSecdnsDs on ispapi only
     * @param list<string> $delSecdnsDs on ispapi only
     * @param list<string> $secdnsKey on ispapi only
     * @param list<string> $addSecdnsKey on ispapi only
     * @param list<string> $delSecdnsKey on ispapi only
     * @param int|null $secdnsMaxSigLife on ispapi only
     * @param bool|null $secdnsUrgent on ispapi only
     * @param bool|null $secdnsRemoveAll on ispapi only
     * @param list<string|array<string, string|null>> $addOwnerContact
     * @param list<string|array<string, string|null>> $delOwnerContact
     * @param list<string|array<string, string|null>> $ownerContact
     * @param list<string|array<string, string|null>> $addAdminContact
     * @param list<string|array<string, string|null>> $delAdminContact
     * @param list<string|array<string, string|null>> $adminContact
     * @param list<string|array<string, string|null>> $addTechContact
     * @param list<string|array<string, string|null>> $delTechContact
     * @param list<string|array<string, string|null>> $techContact
     * @param list<string|array<string, string|null>> $addBillingContact
     * @param list<string|array<string, string|null>> $delBillingContact
     * @param list<string|array<string, string|null>> $billingContact
     * @param list<string> $addStatus
     * @param list<string> $delStatus
     * @param list<string> $status
     * @param list<string> $host
     * @param list<string> $delHost
     * @param list<string> $addHost
     * @param '1'|null $registrantVerified
     * @param '1'|null $resetXAuFlags
     * @param bool|null $xAcceptWhoisTrusteeTac on ispapi only
     * @param bool|null $xWhoisPrivacy on cnr only
     * @param bool|null $xCaDisclose on ispapi only
     * @param bool|null $xNicseDisclose on ispapi only
     * @param bool|null $xDisclose on ispapi only
     * @param 'PUBLIC'|'PRIVATE'|null $xNzPrivacy on cnr only
     * @param list<string> $dnssec on cnr only
     * @param list<string> $addDnssec on cnr only
     * @param list<string> $delDnssec on cnr only
     * @param list<string> $dnssecDsData on cnr only
     * @param list<string> $addDnssecDsData on cnr only
     * @param list<string> $delDnssecDsData on cnr only
     * @param bool|null $dnssecDelAll on cnr only
     * @param bool|null $triggerFoa on cnr only
     * @param '1'|null $acceptTrade on cnr only
     * @param string|null $token on cnr only
     * @param array<string, string|int|bool|null> $extra
     * @throws ClientException
     */
    public function modifyDomain(
        ?string $domain = null,
        #[\SensitiveParameter] ?string $domainAuth = null,
        array $addNameserver = [],
        array $delNameserver = [],
        array $nameserver = [],
        ?string $nameserverSet = null,
        array $secdnsDs = [],
        array $addSecdnsDs = [],
        array $delSecdnsDs = [],
        array $secdnsKey = [],
        array $addSecdnsKey = [],
        array $delSecdnsKey = [],
        ?int $secdnsMaxSigLife = null,
        ?bool $secdnsUrgent = null,
        ?bool $secdnsRemoveAll = null,
        array $addOwnerContact = [],
        array $delOwnerContact = [],
        array $ownerContact = [],
        array $addAdminContact = [],
        array $delAdminContact = [],
        array $adminContact = [],
        array $addTechContact = [],
        array $delTechContact = [],
        array $techContact = [],
        array $addBillingContact = [],
        array $delBillingContact = [],
        array $billingContact = [],
        array $addStatus = [],
        array $delStatus = [],
        array $status = [],
        #[\SensitiveParameter] ?string $auth = null,
        array $host = [],
        array $delHost = [],
        array $addHost = [],
        ?bool $generateRandomAuth = null,
        ?bool $transferLock = null,
        ?bool $force = null,
        ?string $registrantVerified = null,
        ?string $resetXAuFlags = null,
        ?bool $internalDns = null,
        ?bool $xAcceptWhoisTrusteeTac = null,
        ?bool $xWhoisPrivacy = null,
        ?bool $xCaDisclose = null,
        ?bool $xNicseDisclose = null,
        ?bool $xDisclose = null,
        ?string $xNzPrivacy = null,
        array $dnssec = [],
        array $addDnssec = [],
        array $delDnssec = [],
        array $dnssecDsData = [],
        array $addDnssecDsData = [],
        array $delDnssecDsData = [],
        ?bool $dnssecDelAll = null,
        ?bool $triggerFoa = null,
        ?string $acceptTrade = null,
        #[\SensitiveParameter] ?string $token = null,
        array $extra = [],
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Changes an application.
     *
     * @param list<string|array<string, string|null>> $adminContact
     * @param list<string|array<string, string|null>> $billingContact
     * @param list<string> $nameserver
     * @param list<string|array<string, string|null>> $ownerContact
     * @param string|int|null $period years, or `6M`, `5D`
     * @param list<string|array<string, string|null>> $techContact
     * @param array<string, string|int|bool|null> $extra
     * @throws ClientException
     */
    public function modifyDomainApplication(
        int $application,
        array $adminContact = [],
        #[\SensitiveParameter] ?string $auth = null,
        array $billingContact = [],
        ?string $class = null,
        ?int $incomplete = null,
        array $nameserver = [],
        ?string $noticePoaAcceptHash = null,
        array $ownerContact = [],
        string|int|null $period = null,
        array $techContact = [],
        array $extra = [],
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Changes the addresses or the name of a name server of our own.
     *
     * @param list<string> $addIpAddress addresses of IPv4 or IPv6
     * @param list<string> $delIpAddress addresses of IPv4 or IPv6
     * @param list<string> $ipAddress addresses of IPv4 or IPv6
     * @param list<string> $status on cnr only
     * @param list<string> $addStatus on cnr only
     * @param list<string> $delStatus on cnr only
     * @param string|null $token on cnr only
     * @throws ClientException
     */
    public function modifyNameserver(
        string $nameserver,
        ?string $newNameserver = null,
        array $addIpAddress = [],
        array $delIpAddress = [],
        array $ipAddress = [],
        array $status = [],
        array $addStatus = [],
        array $delStatus = [],
        #[\SensitiveParameter] ?string $token = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Changes a user's password, one-time passwords or addresses. ISPAPI only.
     *
     * @param list<string> $allowedIp
     * @throws ClientException
     */
    public function modifyUserPassword(
        #[\SensitiveParameter] ?string $password = null,
        #[\SensitiveParameter] ?string $oldPassword = null,
        #[\SensitiveParameter] ?string $otpSecret = null,
        #[\SensitiveParameter] ?string $otp = null,
        #[\SensitiveParameter] ?string $oldOtp = null,
        array $allowedIp = [],
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Reads what a request for a certificate says. On CNR CheckCertificate.
     *
     * @param list<string> $csr
     * @param list<string> $crt on cnr only
     * @param list<string> $domain on cnr only
     * @param string|null $class on cnr only
     * @param int|null $apiVersion on cnr only
     * @throws ClientException
     */
    public function parseSslCertCsr(
        array $csr,
        array $crt = [],
        array $domain = [],
        ?string $class = null,
        ?int $apiVersion = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Pays for a renewal that the registry makes by itself. Costs money. ISPAPI only.
     *
     * @param string|int|null $period years, or `6M`, `5D`
     * @throws ClientException
     */
    public function payDomainRenewal(
        string $domain,
        string|int|null $period = null,
        ?int $expiration = null,
        ?string $expirationDate = null,
        ?string $class = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Gives a domain to another account, to another registrar or back to the registry.
     *
     * @param string|null $token on cnr only
     * @throws ClientException
     */
    public function pushDomain(
        string $domain,
        ?string $target = null,
        #[\SensitiveParameter] ?string $token = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Lists contacts.
     *
     * @param 'SELF'|'SUBUSER'|'ALL'|null $userDepth on ispapi only
     * @param string|null $contact with `*` and `?`
     * @param string|null $firstName with `*` and `?`
     * @param string|null $lastName with `*` and `?`
     * @param string|null $name with `*` and `?` on ispapi only
     * @param string|null $organization with `*` and `?`
     * @param string|null $email with `*` and `?`
     * @param string|null $country with `*` and `?`
     * @param string|null $user with `*` and `?` on ispapi only
     * @param string|null $title with `*` and `?`
     * @param string|null $middleName with `*` and `?`
     * @param string|null $street with `*` and `?`
     * @param string|null $city with `*` and `?`
     * @param string|null $state with `*` and `?`
     * @param string|null $zip with `*` and `?`
     * @param string|null $phone with `*` and `?`
     * @param string|null $fax with `*` and `?`
     * @param string|null $minCreatedDate on ispapi only
     * @param string|null $maxCreatedDate on ispapi only
     * @param string|null $minUpdatedDate on ispapi only
     * @param string|null $maxUpdatedDate on ispapi only
     * @param 'DEFAULT'|'SHOWSUBLAYER'|'SHOWMERGEDLAYER'|null $layer on cnr only
     * @param 'DEFAULT'|'SHOWVERIFICATIONREQUESTED'|null $type on cnr only
     * @param string|null $validated with `*` and `?` on cnr only
     * @param string|null $verified with `*` and `?` on cnr only
     * @param 'ASC'|'DESC'|null $order on cnr only
     * @throws ClientException
     */
    public function queryContactList(
        ?int $first = null,
        ?int $limit = null,
        ?bool $wide = null,
        ?string $orderBy = null,
        ?string $userDepth = null,
        ?string $contact = null,
        ?string $firstName = null,
        ?string $lastName = null,
        ?string $name = null,
        ?string $organization = null,
        ?string $email = null,
        ?string $country = null,
        ?string $user = null,
        ?string $title = null,
        ?string $middleName = null,
        ?string $street = null,
        ?string $city = null,
        ?string $state = null,
        ?string $zip = null,
        ?string $phone = null,
        ?string $fax = null,
        ?string $status = null,
        ?string $minCreatedDate = null,
        ?string $maxCreatedDate = null,
        ?string $minUpdatedDate = null,
        ?string $maxUpdatedDate = null,
        ?string $layer = null,
        ?string $type = null,
        ?string $validated = null,
        ?string $verified = null,
        ?string $order = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Lists the records of a zone.
     *
     * @param string|null $rr on ispapi only
     * @param string|null $rrType on ispapi only
     * @param bool|null $extended on ispapi only
     * @param bool|null $short on ispapi only
     * @param string|null $name on cnr only
     * @param string|null $type on cnr only
     * @param string|null $content on cnr only
     * @param int|null $prio on cnr only
     * @param int|null $ttl on cnr only
     * @param int|null $first on cnr only
     * @param int|null $limit on cnr only
     * @param 'ASC'|'DESC'|null $order on cnr only
     * @param string|null $orderBy on cnr only
     * @param bool|null $wide on cnr only
     * @throws ClientException
     */
    public function queryDnsZoneRrList(
        string $dnsZone,
        ?string $rr = null,
        ?string $rrType = null,
        ?bool $extended = null,
        ?bool $short = null,
        ?string $name = null,
        ?string $type = null,
        ?string $content = null,
        ?int $prio = null,
        ?int $ttl = null,
        ?int $first = null,
        ?int $limit = null,
        ?string $order = null,
        ?string $orderBy = null,
        ?bool $wide = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Counts what a zone was asked. On CNR QueryDNSZoneStatisticList.
     *
     * @param array<string, string|int|bool|null> $extra
     * @throws ClientException
     */
    public function queryDnsZoneStats(array $extra = []): Reading
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Lists applications.
     *
     * @param 'SELF'|'SUBUSER'|'ALL'|null $userDepth
     * @param list<string> $class with `*` and `?`
     * @param string|null $status with `*` and `?`
     * @param list<string> $domain with `*` and `?`
     * @param string|null $ownerContact a handle
     * @throws ClientException
     */
    public function queryDomainApplicationList(
        ?bool $wide = null,
        ?int $first = null,
        ?int $limit = null,
        ?string $orderBy = null,
        ?string $userDepth = null,
        array $class = [],
        ?string $status = null,
        array $domain = [],
        ?string $domainRegex = null,
        ?string $ownerContact = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Lists domains.
     *
     * @param 'SELF'|'SUBUSER'|'ALL'|null $userDepth
     * @param string|null $domain with `*` and `?`
     * @param string|null $ownerContact with `*` and `?`
     * @param string|null $adminContact with `*` and `?`
     * @param string|null $techContact with `*` and `?`
     * @param string|null $billingContact with `*` and `?`
     * @param list<string> $nameserver with `*` and `?`
     * @param string|null $status with `*` and `?`
     * @param string|null $user with `*` and `?`
     * @param array<string, string|int|bool|null> $extra
     * @throws ClientException
     */
    public function queryDomainList(
        ?bool $wide = null,
        ?int $first = null,
        ?int $limit = null,
        ?string $orderBy = null,
        ?string $userDepth = null,
        ?bool $unique = null,
        ?string $properties = null,
        ?string $domain = null,
        ?string $domainSubClass = null,
        ?string $ownerContact = null,
        ?string $adminContact = null,
        ?string $techContact = null,
        ?string $billingContact = null,
        array $nameserver = [],
        ?string $status = null,
        ?bool $transferLock = null,
        ?string $minCreatedDate = null,
        ?string $maxCreatedDate = null,
        ?string $minUpdatedDate = null,
        ?string $maxUpdatedDate = null,
        ?string $minExpirationDate = null,
        ?string $maxExpirationDate = null,
        ?string $minPaidUntilDate = null,
        ?string $maxPaidUntilDate = null,
        ?string $minRegistrationExpirationDate = null,
        ?string $maxRegistrationExpirationDate = null,
        ?string $renewalMode = null,
        ?string $repository = null,
        ?string $user = null,
        array $extra = [],
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Gives what registries demand of names. ISPAPI only.
     *
     * @param list<string> $domain
     * @param list<string> $repository
     * @throws ClientException
     */
    public function queryDomainOptions(
        array $domain,
        array $repository = [],
        ?string $properties = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Lists names that will be deleted.
     *
     * @param list<string> $keyword
     * @param 'AND'|'OR'|null $keywordCatenation
     * @param 'BEGIN'|'END'|'ANY'|null $keywordMatch
     * @param list<string> $zone
     * @param list<string> $deletionDay
     * @param list<string> $finalizationDate
     * @param list<string> $length
     * @param list<string> $score
     * @param list<'NOHYPHENS'|'NONUMBERS'|'NOIDNS'> $filter
     * @throws ClientException
     */
    public function queryDomainPendingDeleteList(
        array $keyword = [],
        ?string $keywordCatenation = null,
        ?string $keywordMatch = null,
        array $zone = [],
        array $deletionDay = [],
        array $finalizationDate = [],
        DateTimeInterface|int|null $minFinalizationDate = null,
        DateTimeInterface|int|null $maxFinalizationDate = null,
        array $length = [],
        array $score = [],
        array $filter = [],
        ?string $orderBy = null,
        ?int $limit = null,
        ?int $first = null,
        ?string $regexp = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Gives what a registry demands and allows. ISPAPI only.
     *
     * @throws ClientException
     */
    public function queryDomainRepositoryInfo(string $domain): Reading
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Suggests names for a keyword. On CNR GetNameSuggestion.
     *
     * @param string|null $keyword on ispapi only
     * @param int|null $first on ispapi only
     * @param int|null $limit on ispapi only
     * @param string|null $source on ispapi only
     * @param list<string> $zone on ispapi only
     * @param string|null $ipAddress an address of IPv4 or IPv6
     * @param list<string> $language on ispapi only
     * @param list<string> $category on ispapi only
     * @param string|null $name on cnr only
     * @param 'SUGGEST'|'SEGMENT'|'PREFIX'|'SUFFIX'|null $type on cnr only
     * @param list<string> $tld on cnr only
     * @param bool|null $useNumbers on cnr only
     * @param bool|null $useIdns on cnr only
     * @param bool|null $useDashes on cnr only
     * @param bool|null $filterContent on cnr only
     * @param bool|null $showUnavailable on cnr only
     * @param int|null $maxLength on cnr only
     * @param int|null $maxResults on cnr only
     * @throws ClientException
     */
    public function queryDomainSuggestionList(
        ?string $keyword = null,
        ?int $first = null,
        ?int $limit = null,
        ?string $source = null,
        array $zone = [],
        ?string $ipAddress = null,
        array $language = [],
        array $category = [],
        ?string $name = null,
        ?string $type = null,
        array $tld = [],
        ?bool $useNumbers = null,
        ?bool $useIdns = null,
        ?bool $useDashes = null,
        ?bool $filterContent = null,
        ?bool $showUnavailable = null,
        ?int $maxLength = null,
        ?int $maxResults = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Gives what the WHOIS says of a domain. ISPAPI only.
     *
     * @param array<string, string|int|bool|null> $extra
     * @throws ClientException
     */
    public function queryDomainWhoisInfo(array $extra = []): Reading
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Lists values that an account keeps. ISPAPI only.
     *
     * @throws ClientException
     */
    public function queryEnvironmentList(
        ?string $environmentKey = null,
        ?string $subUser = null,
        ?string $matchMode = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Lists exchange rates.
     *
     * @param int|null $first on ispapi only
     * @throws ClientException
     */
    public function queryExchangeRates(
        ?string $minDate = null,
        ?string $maxDate = null,
        ?int $first = null,
        ?int $limit = null,
        ?string $currencyTo = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Lists transfers away from us.
     *
     * @param string|null $domain with `*` and `?`
     * @param 'SELF'|'SUBUSER'|'ALL'|null $userDepth on ispapi only
     * @param 'ALL'|'SELF'|'TRADE'|'SUBUSER'|null $target on ispapi only
     * @param string|null $minCreatedDate on ispapi only
     * @param string|null $maxCreatedDate on ispapi only
     * @param 'DOMAIN'|'DOMAINDESC'|'CREATEDDATE'|'CREATEDDATEDESC'|null $orderBy on ispapi only
     * @throws ClientException
     */
    public function queryForeignTransferList(
        ?bool $wide = null,
        ?int $first = null,
        ?int $limit = null,
        ?string $domain = null,
        ?string $userDepth = null,
        ?string $target = null,
        ?string $minCreatedDate = null,
        ?string $maxCreatedDate = null,
        ?string $orderBy = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Lists the addresses of e-mail that are forwarded.
     *
     * @param string|null $from with `*` and `?`
     * @param string|null $to with `*` and `?`
     * @param string|null $source with `*` and `?`
     * @param string|null $target with `*` and `?`
     * @param 'ASC'|'DESC'|null $order
     * @throws ClientException
     */
    public function queryMailFwdList(
        ?string $dnsZone = null,
        ?string $from = null,
        ?string $to = null,
        ?string $source = null,
        ?string $target = null,
        ?int $first = null,
        ?int $limit = null,
        ?string $order = null,
        ?string $orderBy = null,
        ?bool $wide = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Lists objects of whatever class. ISPAPI only.
     *
     * @param 'SELF'|'SUBUSER'|'ALL'|null $userDepth
     * @param string|null $objectClass with `*` and `?`
     * @param string|null $objectId with `*` and `?`
     * @throws ClientException
     */
    public function queryObjectList(
        ?bool $wide = null,
        ?int $first = null,
        ?int $limit = null,
        ?string $orderBy = null,
        ?string $userDepth = null,
        ?string $objectClass = null,
        ?string $objectId = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Lists what was done to objects.
     *
     * @param 'OBJECTID'|'OBJECTIDDESC'|'OBJECTCLASS'|'OBJECTCLASSDESC'|'LOGDATE'|'LOGDATEDESC'|null
     *     $orderBy
     * @param 'SELF'|'SUBUSER'|'ALL'|null $userDepth
     * @param 'ASC'|'DESC'|null $order on cnr only
     * @throws ClientException
     */
    public function queryObjectLogList(
        ?string $objectClass = null,
        ?string $objectId = null,
        ?string $operationType = null,
        ?string $operationStatus = null,
        ?int $first = null,
        ?int $limit = null,
        ?string $minDate = null,
        ?string $maxDate = null,
        ?string $orderBy = null,
        ?string $userDepth = null,
        ?string $order = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Lists orders. ISPAPI only.
     *
     * @param 'SELF'|'SUBUSER'|'ALL'|null $userDepth
     * @param list<string> $operationType
     * @throws ClientException
     */
    public function queryOrderList(
        ?string $class = null,
        ?string $paymentStatus = null,
        ?string $userDepth = null,
        array $operationType = [],
        ?int $orderId = null,
        ?int $first = null,
        ?int $limit = null,
        ?bool $noTotal = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Lists the addresses that can confirm a certificate's domain. On CNR CheckCertificate.
     *
     * @param string|null $sslCertClass with `*` and `?` on ispapi only
     * @param string|null $sslCertId on ispapi only
     * @param string|null $domain on ispapi only
     * @param list<string> $csr
     * @throws ClientException
     */
    public function querySslCertDcvEmailAddressList(
        ?string $sslCertClass = null,
        ?string $sslCertId = null,
        ?string $domain = null,
        array $csr = [],
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Lists transfers to us.
     *
     * @param string|null $domain with `*` and `?`
     * @param bool|null $wide on cnr only
     * @param 'SELF'|'SUBUSER'|'ALL'|null $userDepth on ispapi only
     * @param string|null $minCreatedDate on ispapi only
     * @param string|null $maxCreatedDate on ispapi only
     * @param 'DOMAIN'|'DOMAINDESC'|'USER'|'USERDESC'|'CREATEDDATE'|'CREATEDDATEDESC'|null $orderBy
     *     on ispapi only
     * @throws ClientException
     */
    public function queryTransferList(
        ?int $first = null,
        ?int $limit = null,
        ?string $domain = null,
        ?bool $wide = null,
        ?string $userDepth = null,
        ?string $minCreatedDate = null,
        ?string $maxCreatedDate = null,
        ?string $orderBy = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Counts a user's objects. On CNR QueryRegistrarStatisticList.
     *
     * @param array<string, string|int|bool|null> $extra
     * @throws ClientException
     */
    public function queryUserObjectStatistics(array $extra = []): Reading
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Lists the hosts that are forwarded.
     *
     * @param string|null $source with `*` and `?`
     * @param string|null $target with `*` and `?`
     * @param 'ASC'|'DESC'|null $order
     * @throws ClientException
     */
    public function queryWebFwdList(
        ?bool $wide = null,
        ?string $source = null,
        ?string $target = null,
        ?string $type = null,
        ?int $first = null,
        ?int $limit = null,
        ?string $order = null,
        ?string $orderBy = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Renews a domain. Costs money.
     *
     * @param 'CREATE'|'REPLACE'|'UPDATE'|null $order
     * @param string|int|null $period years, or `6M`, `5D`
     * @param array<string, string|int|bool|null> $extra
     * @throws ClientException
     */
    public function renewDomain(
        string $domain,
        ?string $order = null,
        ?int $orderId = null,
        string|int|null $period = null,
        ?int $expiration = null,
        ?string $expirationDate = null,
        ?string $class = null,
        array $extra = [],
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Has the registry send the code of a domain to its owner. On CNR SetAuthCode.
     *
     * @param 'SET'|'DELETE'|null $action on cnr only
     * @param '1'|'2'|null $type on cnr only
     * @throws ClientException
     */
    public function requestDomainAuthInfo(
        string $domain,
        ?string $action = null,
        ?string $type = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Sends the mail once more with which an owner confirms the address. On CNR ResendNotification.
     *
     * @param string|null $domain on ispapi only
     * @param
     *     'DOMAINTRANSFER'|'CERTIFICATE'|'TRADEMARK'|'CLAIMSNOTICE'|'CONTACTVERIFICATION'|'OWNERCHANGE'|null
     *     $type on cnr only
     * @param string|null $object on cnr only
     * @param 'OWNER'|'ADMIN'|'LOSING'|'GAINING'|'BOTH'|null $recipient on cnr only
     * @param string|null $reason on cnr only
     * @param string|null $sub on cnr only
     * @throws ClientException
     */
    public function resendDomainRegistrantVerificationEmail(
        ?string $domain = null,
        ?string $type = null,
        ?string $object = null,
        ?string $recipient = null,
        ?string $reason = null,
        ?string $sub = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Sends the mails of a transfer once more. On CNR ResendNotification.
     *
     * @param string|null $domain on ispapi only
     * @param
     *     'DOMAINTRANSFER'|'CERTIFICATE'|'TRADEMARK'|'CLAIMSNOTICE'|'CONTACTVERIFICATION'|'OWNERCHANGE'|null
     *     $type on cnr only
     * @param string|null $object on cnr only
     * @param 'OWNER'|'ADMIN'|'LOSING'|'GAINING'|'BOTH'|null $recipient on cnr only
     * @param string|null $reason on cnr only
     * @param string|null $sub on cnr only
     * @throws ClientException
     */
    public function resendDomainTransferConfirmationEmails(
        ?string $domain = null,
        ?string $type = null,
        ?string $object = null,
        ?string $recipient = null,
        ?string $reason = null,
        ?string $sub = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Sends the mail of a certificate once more. On CNR ResendNotification.
     *
     * @param string|null $sslCertId on ispapi only
     * @param string|null $resendEmailType on ispapi only
     * @param string|null $email on ispapi only
     * @param
     *     'DOMAINTRANSFER'|'CERTIFICATE'|'TRADEMARK'|'CLAIMSNOTICE'|'CONTACTVERIFICATION'|'OWNERCHANGE'|null
     *     $type on cnr only
     * @param string|null $object on cnr only
     * @param 'OWNER'|'ADMIN'|'LOSING'|'GAINING'|'BOTH'|null $recipient on cnr only
     * @param string|null $reason on cnr only
     * @param string|null $sub on cnr only
     * @throws ClientException
     */
    public function resendSslCertEmail(
        ?string $sslCertId = null,
        ?string $resendEmailType = null,
        ?string $email = null,
        ?string $type = null,
        ?string $object = null,
        ?string $recipient = null,
        ?string $reason = null,
        ?string $sub = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Restores a deleted domain. Costs money.
     *
     * @param string|null $renewalMode on ispapi only
     * @param 'CREATE'|'REPLACE'|'UPDATE'|null $order
     * @throws ClientException
     */
    public function restoreDomain(
        string $domain,
        ?string $renewalMode = null,
        ?string $subUser = null,
        ?string $class = null,
        ?string $order = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Sets whether and how a domain renews by itself.
     *
     * @param string|int|null $period years, or `6M`, `5D` on ispapi only
     * @param string|null $token on cnr only
     * @throws ClientException
     */
    public function setDomainRenewalMode(
        string $domain,
        string $renewalMode,
        string|int|null $period = null,
        #[\SensitiveParameter] ?string $token = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Keeps values under a key and a name. ISPAPI only.
     *
     * @param list<string> $environmentName
     * @param list<string> $environmentKey
     * @param list<string> $environmentValue
     * @param list<bool> $private
     * @param 'YES'|'NO'|null $parentOnlyWritable
     * @param 'YES'|'NO'|null $parentOnlyReadable
     * @throws ClientException
     */
    public function setEnvironment(
        array $environmentName,
        array $environmentKey = [],
        array $environmentValue = [],
        array $private = [],
        ?string $subUser = null,
        ?string $parentOnlyWritable = null,
        ?string $parentOnlyReadable = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Gives the account's funds.
     *
     * @throws ClientException
     */
    public function statusAccount(): Reading
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Gives the data behind a contact's handle.
     *
     * @param string $contact a handle
     * @param string|null $auth on cnr only
     * @throws ClientException
     */
    public function statusContact(
        string $contact,
        #[\SensitiveParameter] ?string $auth = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Gives the state of a zone.
     *
     * @param bool|null $extended on ispapi only
     * @throws ClientException
     */
    public function statusDnsZone(string $dnsZone, ?bool $extended = null): Reading
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Gives the state of a domain.
     *
     * @param 'AUTO'|'ATTRIBUTE'|'OBJECT'|null $hostType
     * @param '*'|null $repositoryContact
     * @throws ClientException
     */
    public function statusDomain(
        string $domain,
        ?bool $refresh = null,
        ?string $hostType = null,
        ?string $repositoryContact = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Gives the state of an application.
     *
     * @throws ClientException
     */
    public function statusDomainApplication(string $application): Reading
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Gives where the verification of an owner stands. ISPAPI only.
     *
     * @throws ClientException
     */
    public function statusDomainRegistrantVerification(
        string $domain,
        ?string $name = null,
        ?string $email = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Gives the state of a change of owner. On CNR StatusOwnerChange.
     *
     * @throws ClientException
     */
    public function statusDomainTrade(string $domain): Reading
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Gives the state of a transfer.
     *
     * @throws ClientException
     */
    public function statusDomainTransfer(string $domain): Reading
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Gives the addresses of a name server of our own.
     *
     * @throws ClientException
     */
    public function statusNameserver(string $nameserver): Reading
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Gives an entry of the log of objects.
     *
     * @param int|null $logIndex on ispapi only
     * @param int|null $log on cnr only
     * @throws ClientException
     */
    public function statusObjectLog(?int $logIndex = null, ?int $log = null): Reading
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Gives what a role user may do. ISPAPI only.
     *
     * @throws ClientException
     */
    public function statusRoleUser(string $roleId, ?string $subUser = null): Reading
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Gives the state of a certificate. On CNR StatusCertificate.
     *
     * @param string|null $sslCertId on ispapi only
     * @param string|null $certificate on cnr only
     * @param string|null $chainFormat on cnr only
     * @param int|null $apiVersion on cnr only
     * @throws ClientException
     */
    public function statusSslCert(
        ?string $sslCertId = null,
        ?string $certificate = null,
        ?string $chainFormat = null,
        ?int $apiVersion = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Gives the state of a user.
     *
     * @throws ClientException
     */
    public function statusUser(
        ?string $subUser = null,
        ?bool $stats = null,
        ?bool $relations = null,
        ?string $properties = null,
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Gives a domain another owner. Costs money.
     *
     * @param list<string|array<string, string|null>> $ownerContact
     * @param 'CREATE'|'REPLACE'|'UPDATE'|null $order
     * @param list<string|array<string, string|null>> $adminContact
     * @param list<string|array<string, string|null>> $techContact
     * @param list<string|array<string, string|null>> $billingContact
     * @param list<string> $nameserver
     * @param list<string> $host
     * @param bool|null $xConfirmDaOldRegistrant on ispapi only
     * @param bool|null $xConfirmDaNewRegistrant on ispapi only
     * @param bool|null $xRequestOptOutTransferLock on ispapi only
     * @param string|int|null $period years, or `6M`, `5D` on cnr only
     * @param string|null $token on cnr only
     * @param array<string, string|int|bool|null> $extra
     * @throws ClientException
     */
    public function tradeDomain(
        string $domain,
        array $ownerContact = [],
        ?string $order = null,
        ?int $orderId = null,
        array $adminContact = [],
        array $techContact = [],
        array $billingContact = [],
        array $nameserver = [],
        #[\SensitiveParameter] ?string $auth = null,
        array $host = [],
        ?string $action = null,
        ?string $subUser = null,
        ?bool $xConfirmDaOldRegistrant = null,
        ?bool $xConfirmDaNewRegistrant = null,
        ?bool $xRequestOptOutTransferLock = null,
        string|int|null $period = null,
        #[\SensitiveParameter] ?string $token = null,
        array $extra = [],
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Transfers a domain here, or decides about a transfer. Costs money.
     *
     * @param 'CREATE'|'REPLACE'|'UPDATE'|null $order
     * @param 'REQUEST'|'APPROVE'|'DENY'|'CANCEL'|'USERTRANSFER'|null $action
     * @param list<string> $nameserver
     * @param list<string> $host
     * @param string|int|null $period years, or `6M`, `5D`
     * @param list<string|array<string, string|null>> $ownerContact
     * @param list<string|array<string, string|null>> $adminContact
     * @param list<string|array<string, string|null>> $techContact
     * @param list<string|array<string, string|null>> $billingContact
     * @param array<string, string|int|bool|null> $extra
     * @throws ClientException
     */
    public function transferDomain(
        string $domain,
        ?string $order = null,
        ?int $orderId = null,
        #[\SensitiveParameter] ?string $auth = null,
        ?string $action = null,
        #[\SensitiveParameter] ?string $domainAuth = null,
        ?string $class = null,
        ?string $emailLanguage = null,
        ?string $emailUrl = null,
        ?string $emailTac = null,
        ?string $emailSender = null,
        ?string $emailSubject = null,
        ?string $emailTo = null,
        ?string $requestEntity = null,
        array $nameserver = [],
        array $host = [],
        string|int|null $period = null,
        array $ownerContact = [],
        array $adminContact = [],
        array $techContact = [],
        array $billingContact = [],
        ?bool $internalDns = null,
        ?string $repository = null,
        array $extra = [],
    ): Reading {
        throw new \LogicException(__METHOD__);
    }

    /**
     * Changes the records of a zone. On CNR ModifyDNSZone.
     *
     * @param int|null $incSerial on ispapi only
     * @param bool|null $resolveTtlConflicts on ispapi only
     * @param list<string> $rr
     * @param list<string> $addRr
     * @param list<string> $delRr
     * @param 'ACTIVE'|'INACTIVE'|'HOLD'|null $status on ispapi only
     * @param bool|null $extended on ispapi only
     * @param 'MASTER'|'SLAVE'|null $zoneMode on ispapi only
     * @param string|null $slaveMaster on ispapi only
     * @param 'DISABLED'|'AUTO'|null $dnssecMode on ispapi only
     * @param string|null $xHttpA on ispapi only
     * @param string|null $xSmtpMx on ispapi only
     * @param bool|null $signed on cnr only
     * @param list<string> $masterIpAddress addresses of IPv4 or IPv6 on cnr only
     * @param list<string> $addMasterIpAddress addresses of IPv4 or IPv6 on cnr only
     * @param list<string> $delMasterIpAddress addresses of IPv4 or IPv6 on cnr only
     * @param list<string> $slaveIpAddress addresses of IPv4 or IPv6 on cnr only
     * @param list<string> $addSlaveIpAddress addresses of IPv4 or IPv6 on cnr only
     * @param list<string> $delSlaveIpAddress addresses of IPv4 or IPv6 on cnr only
     * @param string|null $premiumDnsSet on cnr only
     * @param array<string, string|int|bool|null> $extra
     * @throws ClientException
     */
    public function updateDnsZone(
        string $dnsZone,
        ?int $soaTtl = null,
        ?string $soaMname = null,
        ?string $soaRname = null,
        ?int $soaSerial = null,
        ?int $soaRefresh = null,
        ?int $soaRetry = null,
        ?int $soaExpire = null,
        ?int $soaMinTtl = null,
        ?int $incSerial = null,
        ?bool $resolveTtlConflicts = null,
        array $rr = [],
        array $addRr = [],
        array $delRr = [],
        ?string $status = null,
        ?bool $extended = null,
        ?string $zoneMode = null,
        ?string $slaveMaster = null,
        ?string $dnssecMode = null,
        ?string $xHttpA = null,
        ?string $xSmtpMx = null,
        ?bool $signed = null,
        array $masterIpAddress = [],
        array $addMasterIpAddress = [],
        array $delMasterIpAddress = [],
        array $slaveIpAddress = [],
        array $addSlaveIpAddress = [],
        array $delSlaveIpAddress = [],
        ?string $premiumDnsSet = null,
        array $extra = [],
    ): Reading {
        throw new \LogicException(__METHOD__);
    }
}
