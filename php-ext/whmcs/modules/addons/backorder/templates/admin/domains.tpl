{include file="admin/head.tpl"}
<p>{$t.sync_hint}</p>
<p>{$domains} {$t.sync_domains}; {$t.sync_every} {$spacing} s.
  {if !$is_on}<strong>{$t.sync_is_off}</strong>{/if}
  {if $native}{$t.sync_native_on}{elseif $whmcs_syncs}
    <strong>{$t.sync_two_writers}</strong>{/if}</p>
<form method="post" action="{$link}&amp;tab=domains" id="preview">
  {include file="admin/form.tpl" action="preview"}
  <button class="btn btn-primary">{$t.sync_show_plan}</button>
</form>
{if $plan !== null}
  <section id="plan" aria-label="{$t.sync_plan}">
    <h2>{$t.sync_plan}</h2>
    {if $stopped !== null}<div class="alert alert-danger" role="alert">{$stopped}</div>{/if}
    {if $left > 0}<p>{$left} {$t.sync_left}</p>{/if}
    {$plan_html nofilter}
    {if !$is_empty}
      <form method="post" action="{$link}&amp;tab=domains" id="apply">
        {include file="admin/form.tpl" action="apply"}
        <input type="hidden" name="ids" value="{$ids}">
        <input type="hidden" name="fingerprint" value="{$fingerprint}">
        <button class="btn btn-danger">{$t.sync_apply}</button>
      </form>
    {/if}
  </section>
{/if}
<h2>{$t.sync_changed} <small>{$zone}</small></h2>
{if $log === []}<p>{$t.sync_nothing_changed}</p>{else}
  <table class="table" id="changed">
    <thead><tr><th scope="col">{$t.sync_at}</th><th scope="col">{$t.domain}</th>
      <th scope="col">{$t.sync_side}</th><th scope="col">{$t.sync_field}</th>
      <th scope="col">{$t.sync_old}</th><th scope="col">{$t.sync_new}</th>
      <th scope="col">{$t.sync_reason}</th><th scope="col">{$t.result}</th></tr></thead>
    <tbody>{foreach $log as $row}<tr{if $row.failed} class="danger"{/if}><td>{$row.at}</td>
      <td>{$row.domain}</td><td>{$row.side}</td><td>{$row.field}</td><td>{$row.old}</td>
      <td>{$row.new}</td><td>{$row.reason}</td><td>{$row.said|default:$t.done}</td></tr>
    {/foreach}</tbody>
  </table>
{/if}
<h2>{$t.settings}</h2>
<form method="post" action="{$link}&amp;tab=domains" id="sync-settings">
  {include file="admin/form.tpl" action="save"}
  {foreach $fields as $name => $field}
    <p><label>{$field.label}<br>
      <input class="form-control" name="{$name}" value="{$field.value}"></label></p>
  {/foreach}
  <button class="btn btn-primary">{$t.save}</button>
</form>
