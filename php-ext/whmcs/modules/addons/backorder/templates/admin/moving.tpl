{include file="admin/head.tpl"}
<h2>{$t.moving} <small>{$rows} {$t.backorders}</small></h2>
<p>{$t.moving_explained}</p>
{foreach $notes as $note}<div class="alert alert-warning" role="alert">{$note}</div>{/foreach}
{if $is_trial}<div class="alert alert-info" role="status">{$t.was_a_trial}</div>{/if}
{if $is_out_of_time}
  <div class="alert alert-info" role="status" id="more">
    {if $is_trial}{$t.trial_cut_off}{else}{$t.moving_goes_on}{/if}</div>{/if}
<form method="post" action="{$link}&amp;tab=moving" class="backorder-inline">
  <input type="hidden" name="token" value="{$token}">
  <label>{$t.database_zone} <input name="zone" class="form-control" value="{$zone}"></label>
  <button name="action" value="try" class="btn btn-primary">{$t.try_moving}</button>
  <button name="action" value="move" class="btn btn-default">{$t.move}</button>
  <button name="action" value="undo" class="btn btn-default">{$t.undo_moving}</button>
</form>
<h3>{$t.not_taken}</h3>
{if $listed === []}<p>{$t.nothing_listed}</p>{else}
  <table class="table" id="listed"><tbody>{foreach $listed as $what => $why}
    <tr><th scope="row">{$what}</th><td>{$why}</td></tr>{/foreach}</tbody></table>{/if}
{if $warnings !== []}
  <h3>{$t.warnings}</h3>
  <ul id="warnings">{foreach $warnings as $warning}<li>{$warning}</li>{/foreach}</ul>{/if}
