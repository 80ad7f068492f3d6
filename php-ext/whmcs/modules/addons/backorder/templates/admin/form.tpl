<input type="hidden" name="token" value="{$token}">
<input type="hidden" name="action" value="{$action}">
