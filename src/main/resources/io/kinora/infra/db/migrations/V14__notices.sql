-- When a notice is told next is a matter of its task.
alter table recipe_notice drop column next_at;
