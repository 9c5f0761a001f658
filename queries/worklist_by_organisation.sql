-- Question: Which organisations use one format a good deal in a theme, and have not used the other one there yet?
-- Grain: one row a format that is used, theme and organisation.
-- Columns:
--   training_format     the format that is used; the other one is not, in this theme
--   theme               theme
--   organisation_id     organisation, as in the files
--   organisation_name   its name; missing when unknown
--   sector              its sector; missing when unknown
--   size_class          its size; missing when unknown
--   participants        distinct people who attended in the last 12 months of the data; 5 or more
--   editions            editions they attended
--   last_on             start of the last of these
-- Filters: starts_from, starts_before, all_themes, themes, all_sectors, sectors, all_institutions, institutions,
--   all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces, all_trainings, trainings
with last_day as (
    select least(max(starts_on), cast(cast($starts_before as date) - interval '1' day as date)) as last_on
    from enrolment_facts
    where is_attended
),

recent as (
    select
        training_format,
        theme,
        organisation_key,
        count(distinct participant_key) as participants,
        count(distinct edition_key) as editions,
        max(starts_on) as last_on
    from enrolment_facts
    where
        is_attended
        and theme is not null
        and organisation_key is not null
        and starts_on > (select cast(last_day.last_on - interval '12' month as date) from last_day)
        and starts_on >= cast($starts_from as date)
        and starts_on < cast($starts_before as date)
        and ($all_themes or list_contains($themes, theme))
        and ($all_sectors or list_contains($sectors, sector))
        and ($all_institutions or list_contains($institutions, institution))
        and ($all_modes or list_contains($delivery_modes, delivery_mode))
        and ($all_sizes or list_contains($size_classes, size_class))
        and ($all_provinces or list_contains($provinces, province))
        and ($all_trainings or list_contains($trainings, training_id))
    group by training_format, theme, organisation_key
    having count(distinct participant_key) >= 5
),

-- "Yet" looks at every seat that was not given back, whatever the filters: nobody is offered what they have.
used as (
    select distinct
        recent.training_format,
        recent.theme,
        recent.organisation_key
    from recent
    inner join enrolment_facts
        on
            recent.organisation_key = enrolment_facts.organisation_key
            and recent.theme = enrolment_facts.theme
            and recent.training_format <> enrolment_facts.training_format
    where not enrolment_facts.is_cancelled
)

select
    recent.training_format,
    recent.theme,
    organisation_keys.organisation_id,
    organisations.organisation_name,
    organisations.sector,
    organisations.size_class,
    recent.participants,
    recent.editions,
    recent.last_on
from recent
inner join organisation_keys on recent.organisation_key = organisation_keys.organisation_key
left join organisations on organisation_keys.organisation_id = organisations.organisation_id
left join used
    on
        recent.training_format = used.training_format
        and recent.theme = used.theme
        and recent.organisation_key = used.organisation_key
where used.organisation_key is null
order by recent.training_format asc, recent.participants desc, recent.theme asc, organisation_keys.organisation_id asc;
