-- Question: How full was each edition, so that uncertainty of the fill rate can follow the editions?
-- Grain: one row an edition with a known capacity.
-- Columns:
--   training_format   in_company, open
--   edition_key       edition, as a number of this build
--   kept              seats not cancelled
--   capacity          seats the edition offered
-- Filters: starts_from, starts_before, all_themes, themes, all_institutions, institutions, all_modes, delivery_modes,
--   all_trainings, trainings
select
    training_format,
    edition_key,
    seats - cancelled as kept,
    capacity
from edition_facts
where
    capacity is not null
    and starts_on >= cast($starts_from as date)
    and starts_on < cast($starts_before as date)
    and ($all_themes or list_contains($themes, theme))
    and ($all_institutions or list_contains($institutions, institution))
    and ($all_modes or list_contains($delivery_modes, delivery_mode))
    and ($all_trainings or list_contains($trainings, training_id))
order by training_format, edition_key;
