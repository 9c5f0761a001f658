-- Question: How are seats spread over one dimension?
-- Grain: one row a value of $dimension (theme, sector, institution, mode, size, province, training) and format.
-- Columns:
--   value             value of the dimension; missing when unknown
--   training_format   in_company, open
--   enrolments        seats
--   participants      distinct people
--   editions          editions with a seat
--   completed         completed seats in editions held
--   eligible          seats not cancelled in editions held
--   no_shows          seats whose holder never came
--   kept              seats not cancelled
-- Filters: dimension, starts_from, starts_before, all_themes, themes, all_sectors, sectors,
--   all_institutions, institutions, all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces,
--   all_trainings, trainings
with selected as (
    select
        case $dimension
            when 'theme' then theme
            when 'sector' then sector
            when 'institution' then institution
            when 'mode' then delivery_mode
            when 'size' then size_class
            when 'province' then province
            when 'training' then training_id
        end as value,
        training_format,
        edition_key,
        participant_key,
        is_cancelled,
        is_completed,
        is_no_show,
        is_held
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

every_value as (
    select distinct value from selected
),

counted as (
    select
        value,
        training_format,
        count(*) as enrolments,
        count(distinct participant_key) as participants,
        count(distinct edition_key) as editions,
        count(case when is_completed and is_held then 1 end) as completed,
        count(case when not is_cancelled and is_held then 1 end) as eligible,
        count(case when is_no_show then 1 end) as no_shows,
        count(case when not is_cancelled then 1 end) as kept
    from selected
    group by value, training_format
)

select
    every_value.value,
    formats.training_format,
    coalesce(counted.enrolments, 0) as enrolments,
    coalesce(counted.participants, 0) as participants,
    coalesce(counted.editions, 0) as editions,
    coalesce(counted.completed, 0) as completed,
    coalesce(counted.eligible, 0) as eligible,
    coalesce(counted.no_shows, 0) as no_shows,
    coalesce(counted.kept, 0) as kept
from every_value
cross join formats
left join counted
    on
        every_value.value is not distinct from counted.value
        and formats.training_format = counted.training_format
order by every_value.value nulls last, formats.training_format;
