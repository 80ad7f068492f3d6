{include file="admin/head.tpl"}
<h2>{$t.history}</h2>
<form method="get" class="backorder-fields">
  <input type="hidden" name="module" value="backorder">
  <input type="hidden" name="tab" value="logs">
  <label>{$t.domain} <input class="form-control" name="domain" value="{$domain}"></label>
  <button class="btn btn-default">{$t.search}</button>
</form>
<form method="get" class="backorder-fields">
  <input type="hidden" name="module" value="backorder">
  <input type="hidden" name="tab" value="logs">
  <label>{$t.go_to_file} <input class="form-control" name="id" inputmode="numeric" required></label>
  <button class="btn btn-default">{$t.file}</button>
</form>
{if $entries !== []}
  <table class="table">
    <thead><tr><th scope="col">{$t.at} ({$zone})</th><th scope="col">UTC</th>
      <th scope="col">{$t.client}</th><th scope="col">#</th><th scope="col">{$t.event}</th>
      <th scope="col">{$t.from}</th><th scope="col">{$t.to}</th><th scope="col">{$t.reason}</th>
      <th scope="col">{$t.detail}</th></tr></thead>
    <tbody>
      {foreach $entries as $entry}
        <tr><td>{$entry.at}</td><td>{$entry.utc}</td><td>{$entry.client}</td>
          <td><a href="{$link}&amp;tab=logs&amp;id={$entry.backorder}">{$entry.backorder}</a></td>
          <td>{$entry.event}</td><td>{$entry.from}</td><td>{$entry.to}</td>
          <td>{$entry.reason}</td><td>{$entry.detail}</td></tr>
      {/foreach}
    </tbody>
  </table>
{elseif $domain !== ''}<p>{$t.nothing_found}</p>{/if}
