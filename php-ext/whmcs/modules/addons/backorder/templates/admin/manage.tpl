{include file="admin/head.tpl"}
{$filter = "&status=`$status`&client=`$client`&domain=`$domain|escape:'url'`"}
<form method="get" class="backorder-fields">
  <input type="hidden" name="module" value="backorder">
  <input type="hidden" name="tab" value="manage">
  <label>{$t.status} <select class="form-control" name="status"><option value="">{$t.all}</option>
    {foreach $statuses as $name}
      <option value="{$name}"{if $name === $status} selected{/if}>{$name}</option>
    {/foreach}</select></label>
  <label>{$t.client} <input class="form-control" name="client" value="{$client}"></label>
  <label>{$t.domain} <input class="form-control" name="domain" value="{$domain}"></label>
  <button class="btn btn-default" type="submit">{$t.filter}</button>
</form>
<p>{$total} {$t.backorders}</p>
<div class="backorder-scroll"><table class="table table-striped" id="backorder-all">
  <thead><tr><th scope="col">#</th><th scope="col">{$t.client}</th><th scope="col">{$t.domain}</th>
    <th scope="col">{$t.kind}</th><th scope="col">{$t.status}</th>
    <th scope="col">{$t.drop} (UTC)</th><th scope="col">{$t.hold}</th>
    <th scope="col">{$t.reference}</th><th scope="col">{$t.reason}</th>
    <th scope="col">{$t.actions}</th></tr></thead>
  <tbody>
    {foreach $rows as $row}
      <tr>
        <td><a href="{$link}&amp;tab=logs&amp;id={$row.id}" aria-label="{$t.file} {$row.name}"
          >{$row.id}</a></td>
        <td><a href="clientssummary.php?userid={$row.client}">{$row.client}</a></td>
        <td>{$row.name}</td><td>{$row.kind}</td><td>{$row.status}</td><td>{$row.drop}</td>
        <td>{$row.hold}</td><td>{$row.reference}{if $row.invoice !== null}
          <a href="invoices.php?action=edit&amp;id={$row.invoice}">#{$row.invoice}</a>{/if}</td>
        <td>{$row.reason}</td>
        <td>
          {foreach ['activate' => $row.may_activate, 'delete' => $row.may_delete,
            'give_up' => $row.may_give_up] as $action => $may}
            {if $may}
              <form method="post" class="backorder-inline"
                action="{$link}&amp;tab=manage{$filter}&amp;page={$page}">
                {include file="admin/form.tpl"}
                <input type="hidden" name="id" value="{$row.id}">
                <button class="btn btn-default btn-sm" aria-label="{$t[$action]} {$row.name}"
                  >{$t[$action]}</button>
              </form>
            {/if}
          {/foreach}
          {if $row.may_set}
            <details class="backorder-cell"><summary>{$t.set_drop}</summary>
              <form method="post" class="backorder-inline"
                action="{$link}&amp;tab=manage{$filter}&amp;page={$page}">
                {include file="admin/form.tpl" action="set_drop"}
                <input type="hidden" name="id" value="{$row.id}">
                <input class="form-control" type="datetime-local" name="drop" required
                  value="{$row.drop|replace:' ':'T'|truncate:16:''}"
                  aria-label="{$t.set_drop} {$row.name}">
                <button class="btn btn-default btn-sm">{$t.save}</button>
              </form></details>
          {/if}
        </td>
      </tr>
    {foreachelse}
      <tr><td colspan="10">{$t.no_backorders}</td></tr>
    {/foreach}
  </tbody>
</table></div>
{if $pages > 1}
  <nav aria-label="{$t.pages}">
    {if $page > 1}<a rel="prev" href="{$link}&amp;tab=manage{$filter}&amp;page={$page - 1}"
      >{$t.previous}</a>{/if}
    {$page} / {$pages}
    {if $page < $pages}<a rel="next" href="{$link}&amp;tab=manage{$filter}&amp;page={$page + 1}"
      >{$t.next}</a>{/if}
  </nav>
{/if}
<h2>{$t.failures}</h2>
{if $failures === []}<p>{$t.no_failures}</p>{else}
  <table class="table">
    <thead><tr><th scope="col">#</th><th scope="col">{$t.client}</th><th scope="col">{$t.since}
      (UTC)</th><th scope="col">{$t.times}</th><th scope="col">{$t.problem}</th></tr></thead>
    <tbody>
      {foreach $failures as $failure}
        <tr><td>{$failure.id}</td><td>{$failure.client}</td><td>{$failure.since}</td>
          <td>{$failure.times}</td><td>{$failure.problem}</td></tr>
      {/foreach}
    </tbody>
  </table>
{/if}
