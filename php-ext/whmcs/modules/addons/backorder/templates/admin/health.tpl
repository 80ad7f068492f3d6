{include file="admin/head.tpl"}
<h2>{$t.jobs} <small>{$zone}</small></h2>
<table class="table" id="jobs">
  <thead><tr><th scope="col">{$t.job}</th><th scope="col">{$t.started}</th>
    <th scope="col">{$t.ended}</th><th scope="col">{$t.result}</th>
    <th scope="col">{$t.actions}</th></tr></thead>
  <tbody>
    {foreach $jobs as $name => $job}
      <tr><td>{$name}</td><td>{$job.started|default:$t.never}</td><td>{$job.ended}</td>
        <td>{$job.result}</td>
        <td>{if $job.may_run}
          <form method="post" action="{$link}&amp;tab=health" class="backorder-inline">
          {include file="admin/form.tpl" action="run"}
          <input type="hidden" name="job" value="{$name}">
          <button class="btn btn-default btn-sm" aria-label="{$t.run_now}: {$name}">{$t.run_now}
          </button></form>{/if}</td></tr>
    {/foreach}
  </tbody>
</table>
<h2>{$t.outages}</h2>
{if $outages === []}<p>{$t.no_outages}</p>{else}
  <ul>{foreach $outages as $sentence}<li>{$sentence}</li>{/foreach}</ul>{/if}
<h2>{$t.droplist}</h2>
{if $droplist === null}<p>{$t.no_list}</p>
{else}<p>{$droplist.names} {$t.names}, {$droplist.at} ({$zone}), {$droplist.path}</p>{/if}
<h2>{$t.forecast}</h2>
{if $problem !== null}<div class="alert alert-danger" role="alert">{$problem}</div>{/if}
{if $forecast === null}
  <p><a class="btn btn-default" href="{$link}&amp;tab=health&amp;ask=1">{$t.ask_registrar}</a></p>
{else}
  <p>{$t.available}: {$forecast.available}.
    {if $forecast.first !== null}<strong>{$t.first_short} {$forecast.first}.</strong>
    {else}{$t.never_short}{/if}</p>
  {if $forecast.without_cost > 0}<p>{$t.without_cost}: {$forecast.without_cost}</p>{/if}
  {$forecast.picture nofilter}
  <table class="table">
    <thead><tr><th scope="col">{$t.day}</th><th scope="col">{$t.backorders}</th>
      <th scope="col">{$t.cost}</th><th scope="col">{$t.left}</th></tr></thead>
    <tbody>{foreach $forecast.days as $day}<tr><td>{$day.day}</td><td>{$day.backorders}</td>
      <td>{$day.cost}</td><td>{$day.left}</td></tr>{/foreach}</tbody>
  </table>
{/if}
{if $findings !== null}
  <h2>{$t.diagnosis}</h2>
  <ul>{foreach $findings as $finding}<li>{$finding}</li>{/foreach}</ul>
{/if}
<h2>{$t.versions}</h2>
<dl>{foreach $versions as $what => $version}<dt>{$what}</dt><dd>{$version}</dd>{/foreach}</dl>
