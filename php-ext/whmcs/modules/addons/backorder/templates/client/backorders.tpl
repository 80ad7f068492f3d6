{include file="client/menu.tpl"}
{if $done !== ''}<div class="alert alert-success" role="status">{$done}</div>{/if}
<dl class="backorder-funds" id="backorder-funds">
  <div><dt>{$t.balance}</dt><dd>{$funds->balance}</dd></div>
  <div><dt>{$t.unpaid}</dt><dd>{$funds->unpaid}</dd></div>
  <div><dt>{$t.reserved}</dt><dd>{$funds->reserved}</dd></div>
  <div><dt>{$t.available}</dt><dd><strong>{$funds->available}</strong></dd></div>
</dl>
{if $first_short !== null}
  <div class="alert alert-warning" id="backorder-short">{$t.falls_short} {$first_short}.</div>
{/if}
<nav aria-label="{$t.status}">
  <a href="{$link}&amp;action=backorders"{if $status === ''} aria-current="page"{/if}>{$t.all}</a>
  {foreach $statuses as $name => $number}
    | <a href="{$link}&amp;action=backorders&amp;status={$name}"
      {if $status === $name} aria-current="page"{/if}>{$name} ({$number})</a>
  {/foreach}
</nav>
<p class="backorder-hint">{$t.times_in} {$zone}</p>
<div class="backorder-scroll"><table class="table table-striped">
  <caption class="backorder-hidden">{$t.my_backorders}</caption>
  <thead>
    <tr>
      <th scope="col">{$t.domain}</th><th scope="col">{$t.kind}</th>
      <th scope="col">{$t.status}</th><th scope="col">{$t.drop}</th>
      <th scope="col">{$t.price}</th><th scope="col">{$t.actions}</th>
    </tr>
  </thead>
  <tbody>
    {foreach $rows as $row}
      <tr>
        <td><strong>{$row.name}</strong></td>
        <td>{$row.kind}</td>
        <td>{$row.status}</td>
        <td>{$row.drop}</td>
        <td>{$row.money}{if $row.is_held} <small>({$t.held})</small>{/if}
          {if $row.invoice !== null}<a href="viewinvoice.php?id={$row.invoice}"
            >#{$row.invoice}</a>{/if}</td>
        <td>
          <a href="{$link}&amp;action=explain&amp;id={$row.id}">{$t.why}</a>
          {if $may_act && $row.may_delete}
            <form method="post" action="{$link}" class="backorder-inline">
              <input type="hidden" name="token" value="{$token}">
              <input type="hidden" name="action" value="delete">
              <input type="hidden" name="id" value="{$row.id}">
              <button class="btn btn-danger btn-sm" type="submit"
                aria-label="{$t.delete} {$row.name}">{$t.delete}</button>
            </form>
          {/if}
        </td>
      </tr>
    {foreachelse}
      <tr><td colspan="6">{$t.no_backorders}</td></tr>
    {/foreach}
  </tbody>
</table></div>
{if $pages > 1}
  <nav aria-label="{$t.pages}" class="backorder-pages">
    {if $page > 1}<a rel="prev" href="{$link}&amp;action=backorders&amp;status={$status}&amp;page={$page - 1}"
      >{$t.previous}</a>{/if}
    <span>{$page} / {$pages}</span>
    {if $page < $pages}<a rel="next" href="{$link}&amp;action=backorders&amp;status={$status}&amp;page={$page + 1}"
      >{$t.next}</a>{/if}
  </nav>
{/if}
{if $needed !== []}
  <h2>{$t.needed_by_day}</h2>
  {$picture nofilter}
  <table class="table">
    <thead><tr><th scope="col">{$t.day}</th><th scope="col">{$t.backorders}</th>
      <th scope="col">{$t.needed}</th><th scope="col">{$t.left}</th></tr></thead>
    <tbody>
      {foreach $needed as $day}
        <tr{if $day.is_short} class="danger table-danger"{/if}><td>{$day.day}</td>
          <td>{$day.backorders}</td><td>{$day.needed}</td><td>{$day.left}</td></tr>
      {/foreach}
    </tbody>
  </table>
{/if}
