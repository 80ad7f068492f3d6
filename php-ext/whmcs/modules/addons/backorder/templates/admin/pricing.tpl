{include file="admin/head.tpl"}
<p>{$t.price_hint}</p>
<table class="table">
  <thead><tr><th scope="col">{$t.tlds}</th><th scope="col">{$t.kind}</th>
    {foreach $currencies as $code}<th scope="col">{$code}</th>{/foreach}
    <th scope="col">{$t.cost}</th><th scope="col">{$t.margin}</th>
    <th scope="col">{$t.actions}</th></tr></thead>
  <tbody>
    {foreach $rows as $index => $row}
      {$form = "price`$index`"}
      <tr>
        <td>.{$row.tld}</td><td>{$row.kind}</td>
        {foreach $row.cells as $code => $cell}
          <td><input form="{$form}" name="price_{$code}" value="{$cell.price}" size="8"
            inputmode="decimal" aria-label="{$row.tld} {$row.kind} {$code}"></td>
        {/foreach}
        <td><input form="{$form}" name="cost" value="{$row.cost}" size="8" inputmode="decimal"
            aria-label="{$t.cost} {$row.tld} {$row.kind}">
          <input form="{$form}" name="cost_currency" value="{$row.cost_currency}" size="4"
            aria-label="{$t.currency} {$row.tld} {$row.kind}"></td>
        <td>{foreach $row.cells as $cell}{$cell.margin} {/foreach}</td>
        <td>
          <form method="post" action="{$link}&amp;tab=pricing" id="{$form}" class="backorder-inline">
            {include file="admin/form.tpl" action="save"}
            <input type="hidden" name="tld" value="{$row.tld}">
            <input type="hidden" name="kind" value="{$row.kind}">
            <button class="btn btn-primary btn-sm" aria-label="{$t.save} {$row.tld} {$row.kind}"
              >{$t.save}</button>
          </form>
        </td>
      </tr>
    {/foreach}
  </tbody>
</table>
<h2>{$t.new_tld}</h2>
<form method="post" action="{$link}&amp;tab=pricing" class="backorder-fields" id="new-price">
  {include file="admin/form.tpl" action="save"}
  <label>{$t.tlds} <input class="form-control" name="tld" required></label>
  <label>{$t.kind} <select class="form-control" name="kind"><option>FULL</option><option>LITE</option>
    </select></label>
  {foreach $currencies as $code}
    <label>{$code} <input class="form-control" name="price_{$code}" inputmode="decimal"></label>
  {/foreach}
  <label>{$t.cost} <input class="form-control" name="cost" inputmode="decimal"></label>
  <label>{$t.currency} <input class="form-control" name="cost_currency" maxlength="3"></label>
  <button class="btn btn-primary">{$t.save}</button>
</form>
<form method="post" action="{$link}&amp;tab=pricing">
  {include file="admin/form.tpl" action="export"}
  <button class="btn btn-default">{$t.export}</button>
</form>
<form method="post" action="{$link}&amp;tab=pricing">
  {include file="admin/form.tpl" action="import"}
  <label>{$t.import}. {$t.replaces_all}
    <textarea class="form-control" name="csv" rows="4" cols="50"
      placeholder="tld,currency,kind,price"></textarea></label>
  <button class="btn btn-default">{$t.import}</button>
</form>
