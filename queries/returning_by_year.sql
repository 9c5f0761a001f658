-- Question: How many of the people who attend are new, and how many come back the next year?
-- Grain: one row an academic year and format. Who is new is judged over all years, also those before the period.
-- Columns:
--   academic_year     year in which it begins
--   training_format   in_company, open
--   attendees         distinct people who attended
--   returners         of these, those who attended this format in an earlier year
--   retained          of these, those who attended this format in the next year; missing for the last year of the data
-- Filters: starts_from, starts_before, all_themes, themes, all_sectors, sectors, all_institutions, institutions,
--   all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces, all_trainings, trainings
with attended as (
    select distinct
        training_format,
        participant_key,
        academic_year
    from enrolment_facts
    where
        is_attended
        and ($all_themes or list_contains($themes, theme))
        and ($all_sectors or list_contains($sectors, sector))
        and ($all_institutions or list_contains($institutions, institution))
        and ($all_modes or list_contains($delivery_modes, delivery_mode))
        and ($all_sizes or list_contains($size_classes, size_class))
        and ($all_provinces or list_contains($provinces, province))
        and ($all_trainings or list_contains($trainings, training_id))
),

first_years as (
    select
        training_format,
        participant_key,
        min(academic_year) as first_year
    from attended
    group by training_format, participant_key
),

last_year as (
    select max(academic_year) as academic_year from enrolment_facts
    where is_attended
),

formats as (
    select cast('in_company' as varchar) as training_format
    union all
    select 'open' as training_format
),

years as (
    select distinct academic_year
    from attended
    where
        make_date(academic_year, 9, 1) < cast($starts_before as date)
        and make_date(academic_year + 1, 9, 1) > cast($starts_from as date)
),

counted as (
    select
        attended.academic_year,
        attended.training_format,
        count(*) as attendees,
        count(case when first_years.first_year < attended.academic_year then 1 end) as returners,
        count(next_year.participant_key) as retained
    from attended
    inner join first_years
        on
            attended.training_format = first_years.training_format
            and attended.participant_key = first_years.participant_key
    left join attended as next_year
        on
            attended.training_format = next_year.training_format
            and attended.participant_key = next_year.participant_key
            and attended.academic_year + 1 = next_year.academic_year
    group by attended.academic_year, attended.training_format
)

select
    years.academic_year,
    formats.training_format,
    coalesce(counted.attendees, 0) as attendees,
    coalesce(counted.returners, 0) as returners,
    case when years.academic_year < last_year.academic_year then coalesce(counted.retained, 0) end as retained
from years
cross join formats
cross join last_year
left join counted
    on years.academic_year = counted.academic_year and formats.training_format = counted.training_format
order by years.academic_year, formats.training_format;
