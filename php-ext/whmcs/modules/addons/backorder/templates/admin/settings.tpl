{include file="admin/head.tpl"}
<p>{$t.settings_hint}</p>
<form method="post" action="{$link}&amp;tab=settings" id="settings">
  {include file="admin/form.tpl" action="save"}
  {foreach $fields as $name => $field}
    <p><label>{$field.label}<br>
      {if $field.choices !== []}<select class="form-control" name="{$name}">
        {foreach $field.choices as $value => $choice}
          <option value="{$value}"{if "$value" === $field.value} selected{/if}>{$choice}</option>
        {/foreach}</select>
      {else}<input class="form-control" type="{$field.type}" name="{$name}" value="{$field.value}"
        {if $field.type === 'password'} autocomplete="new-password"{/if}>{/if}</label></p>
  {/foreach}
  <button class="btn btn-primary">{$t.save}</button>
</form>
<form method="post" action="{$link}&amp;tab=settings">
  {include file="admin/form.tpl" action="copy"}
  <button class="btn btn-default">{$t.copy_login}</button>
</form>
