-- Question: How do enrolments, people, organisations and hours move through time?
-- Grain: one row a period ($grain: year = academic, calendar_year, quarter, month) and format, by start of the edition.
-- Columns:
--   period            first day of the period
--   training_format   in_company, open
--   enrolments        seats
--   participants      distinct people
--   organisations     distinct organisations
--   editions          editions with a seat
--   hours             attended hours [hours]; missing when none are known
-- Filters: grain, starts_from, starts_before, all_themes, themes, all_sectors, sectors,
--   all_institutions, institutions, all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces,
--   all_trainings, trainings
with selected as (
    select
        case $grain
            when 'month' then cast(date_trunc('month', starts_on) as date)
            when 'quarter' then cast(date_trunc('quarter', starts_on) as date)
            when 'calendar_year' then cast(date_trunc('year', starts_on) as date)
            else make_date(academic_year, 9, 1)
        end as period,
        training_format,
        edition_key,
        participant_key,
        organisation_key,
        hours
    from enrolment_facts
    where
        starts_on >= cast($starts_from as date)
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

periods as (
    select distinct period from selected
),

counted as (
    select
        period,
        training_format,
        count(*) as enrolments,
        count(distinct participant_key) as participants,
        count(distinct organisation_key) as organisations,
        count(distinct edition_key) as editions,
        sum(hours) as hours
    from selected
    group by period, training_format
)

select
    periods.period,
    formats.training_format,
    coalesce(counted.enrolments, 0) as enrolments,
    coalesce(counted.participants, 0) as participants,
    coalesce(counted.organisations, 0) as organisations,
    coalesce(counted.editions, 0) as editions,
    counted.hours
from periods
cross join formats
left join counted on periods.period = counted.period and formats.training_format = counted.training_format
order by periods.period, formats.training_format;
