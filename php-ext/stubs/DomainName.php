<?php

declare(strict_types=1);

namespace Backorder;

/** A registrable domain name, split into label and TLD. */
final class DomainName implements \Stringable
{
    /** The whole name in ACE form, lower case, without a trailing dot: "xn--mller-kva.de". */
    public readonly string $ascii;
    /** The part before the TLD, in ACE form. */
    public readonly string $label;
    /** The TLD, without a leading dot: "co.uk". */
    public readonly string $tld;
    /**
     * The whole name as people read it: "müller.de". In ACE form where the registry would read that
     * as another name: "xn--strae-oqa.com", since "straße.com" is read as "strasse.com".
     */
    public readonly string $unicode;
    /** The label as people read it, in the same form as the whole name. */
    public readonly string $labelUnicode;
    /** Characters of the label. */
    public readonly int $characters;
    /** Letters of the label. */
    public readonly int $letters;
    /** Digits of the label. */
    public readonly int $digits;
    /** Hyphens of the label. */
    public readonly int $hyphens;
    /** Whether the label is an international one. */
    public readonly bool $isIdn;
    /** Whether the registrar offers LITE backorders for names of its TLD. */
    public readonly bool $isLiteOffered;

    /**
     * Reads a name, Unicode or ACE.
     *
     * @param list<string> $tlds the TLDs it is read against, the longest wins; empty: everything
     *                           after the first dot is the TLD
     * @throws Exception\NameException name-invalid, name-too-long, tld-unknown, idn-invalid
     */
    public static function parse(string $name, array $tlds = []): DomainName
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * What reading a name changes in it, case apart; ask back when this is not empty.
     *
     * @return list<string> `"ß" (U+00DF) is read as "ss"` for "straße.com", nothing for "straße.de"
     */
    public static function changes(string $name): array
    {
        throw new \LogicException(__METHOD__);
    }

    /** The name in ACE form. */
    public function __toString(): string
    {
        throw new \LogicException(__METHOD__);
    }
}
