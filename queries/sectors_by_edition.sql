-- Question: Which sectors sat in each edition?
-- Grain: one row an edition and sector (missing = unknown) with an attendance. Whole editions.
-- Columns:
--   edition_id        edition
--   training_format   in_company, open
--   sector            section or own label; missing when unknown
--   participations    attendances
-- Filters: starts_from, starts_before, all_themes, themes, all_institutions, institutions, all_modes, delivery_modes,
--   all_trainings, trainings
with selected as (
    select
        edition_key,
        edition_id
    from edition_facts
    where
        starts_on >= cast($starts_from as date)
        and starts_on < cast($starts_before as date)
        and ($all_themes or list_contains($themes, theme))
        and ($all_institutions or list_contains($institutions, institution))
        and ($all_modes or list_contains($delivery_modes, delivery_mode))
        and ($all_trainings or list_contains($trainings, training_id))
)

select
    selected.edition_id,
    enrolment_facts.training_format,
    enrolment_facts.sector,
    count(*) as participations
from enrolment_facts
inner join selected on enrolment_facts.edition_key = selected.edition_key
where enrolment_facts.is_attended
group by selected.edition_id, enrolment_facts.training_format, enrolment_facts.sector
order by selected.edition_id asc, participations desc, enrolment_facts.sector asc nulls last;
