{include file="client/menu.tpl"}
<form method="get" action="index.php" id="backorder-search" class="backorder-form">
  <input type="hidden" name="m" value="backorder">
  <input type="hidden" name="action" value="search">
  <div class="backorder-fields">
    <label>{$t.contains_all}
      <input class="form-control" type="search" name="contains_all" maxlength="200"
        value="{$fields.contains_all|default:''}"></label>
    <label>{$t.tlds}
      <input class="form-control" name="tlds" list="backorder-tlds" maxlength="200"
        value="{$fields.tlds|default:''}"></label>
    <datalist id="backorder-tlds">{foreach $tlds as $tld}<option value="{$tld}">{/foreach}</datalist>
    <label>{$t.order}
      <select class="form-control" name="order">
        {foreach ['drop', 'name', 'characters', 'digits', 'hyphens', '-score', '-drop', '-name']
          as $order}
          {$key = "order_{$order|replace:'-':'down_'}"}
          <option value="{$order}"{if $order === $fields.order} selected{/if}>{$t[$key]}</option>
        {/foreach}
      </select></label>
    <button class="btn btn-primary" type="submit">{$t.search}</button>
  </div>
  <details{if $is_open} open{/if}>
    <summary>{$t.more_conditions}</summary>
    <div class="backorder-fields">
      {foreach $words as $name}
        <label>{if $name === 'names'}{$t.only_names}{else}{$t[$name]}{/if}
          <input class="form-control" name="{$name}" maxlength="1000"
            value="{$fields[$name]|default:''}"{if $name === 'pattern' || $name === 'not_pattern'}
            aria-describedby="backorder-pattern"{/if}></label>
      {/foreach}
    </div>
    <div class="backorder-fields">
      {foreach $counts as $count}
        <fieldset><legend>{$t[$count]}</legend>
          {foreach ['min', 'max'] as $end}
            {$name = "{$count}_{$end}"}
            <label>{$t[$end]}
              <input class="form-control backorder-number" inputmode="numeric" name="{$name}"
                maxlength="3" value="{$fields[$name]|default:''}"></label>
          {/foreach}
        </fieldset>
      {/foreach}
    </div>
    <div class="backorder-fields">
      <label>{$t.idn}
        <select class="form-control" name="idn">
          {foreach ['' => 'all', 'only' => 'idn_only', 'none' => 'idn_none'] as $value => $name}
            <option value="{$value}"{if $value === ($fields.idn|default:'')} selected{/if}
              >{$t[$name]}</option>
          {/foreach}
        </select></label>
      <label>{$t.digits_only}
        <select class="form-control" name="digits_only">
          {foreach ['' => 'no_matter', 'yes' => 'yes'] as $value => $name}
            <option value="{$value}"{if $value === ($fields.digits_only|default:'')} selected{/if}
              >{$t[$name]}</option>
          {/foreach}
        </select></label>
      <label>{$t.day_from}
        <input class="form-control" type="date" name="day_from"
          value="{$fields.day_from|default:''}"></label>
      <label>{$t.day_to}
        <input class="form-control" type="date" name="day_to"
          value="{$fields.day_to|default:''}"></label>
      {if $visitor->client !== null}
        <label>{$t.whose}
          <select class="form-control" name="own">
            <option value="">{$t.all}</option>
            <option value="1"{if ($fields.own|default:'') === '1'} selected{/if}>{$t.only_own}</option>
          </select></label>
      {/if}
    </div>
    <div class="backorder-hint" id="backorder-pattern">
      <p>{$t.pattern_hint}</p>
      <table class="table table-condensed table-sm backorder-patterns">
        <thead><tr><th scope="col">{$t.pattern}</th><th scope="col">{$t.finds}</th></tr></thead>
        <tbody>
          {foreach ['^shop', 'online$', '^.{3}$', '[aeiou]{3}', '^(car|auto)', '^[a-z]+[0-9]+$']
            as $number => $example}
            {$key = "pattern_`$number`"}
            <tr><td><code>{$example}</code></td><td>{$t[$key]}</td></tr>
          {/foreach}
        </tbody>
      </table>
      <p>{$t.words_hint}</p>
    </div>
  </details>
</form>
{$picture nofilter}
<div id="backorder-results" aria-live="polite">{include file="client/results.tpl"}</div>
<script src="{$assets}/backorder.js" defer></script>
