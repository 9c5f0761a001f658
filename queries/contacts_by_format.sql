-- Question: How many people of other organisations, and of other sectors, could an attendee meet?
-- Grain: one row a training format; always two rows. Rooms stay whole: a filter chooses attendees, not whom they meet.
-- Columns:
--   training_format     in_company, open
--   participants        attendances of a known organisation
--   met_organisations   people of other organisations met, summed over these
--   sector_known        attendances of a known sector
--   met_sectors         people of other sectors met, summed over these
--   editions            editions attended
-- Filters: starts_from, starts_before, all_themes, themes, all_sectors, sectors, all_institutions, institutions,
--   all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces, all_trainings, trainings
with selected as (
    select
        training_format,
        edition_key,
        met_organisations,
        met_sectors
    from enrolment_facts
    where
        is_attended
        and starts_on >= cast($starts_from as date)
        and starts_on < cast($starts_before as date)
        and ($all_themes or list_contains($themes, theme))
        and ($all_sectors or list_contains($sectors, sector))
        and ($all_institutions or list_contains($institutions, institution))
        and ($all_modes or list_contains($delivery_modes, delivery_mode))
        and ($all_sizes or list_contains($size_classes, size_class))
        and ($all_provinces or list_contains($provinces, province))
        and ($all_trainings or list_contains($trainings, training_id))
),

formats as (
    select cast('in_company' as varchar) as training_format
    union all
    select 'open' as training_format
),

counted as (
    select
        training_format,
        count(met_organisations) as participants,
        sum(met_organisations) as met_organisations,
        count(met_sectors) as sector_known,
        sum(met_sectors) as met_sectors,
        count(distinct case when met_organisations is not null then edition_key end) as editions
    from selected
    group by training_format
)

select
    formats.training_format,
    coalesce(counted.participants, 0) as participants,
    coalesce(counted.met_organisations, 0) as met_organisations,
    coalesce(counted.sector_known, 0) as sector_known,
    coalesce(counted.met_sectors, 0) as met_sectors,
    coalesce(counted.editions, 0) as editions
from formats
left join counted on formats.training_format = counted.training_format
order by formats.training_format;
