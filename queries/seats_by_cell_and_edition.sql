-- Question: What became of the seats of each edition, in each cell of one or two dimensions?
-- Grain: one row a value of $dimension, value of $second, format and edition with a seat there.
-- Columns:
--   value             value of $dimension, $other for all that are not in $shown; missing when unknown
--   second            value of $second, $other for all not in $beside; missing without a second dimension
--   training_format   in_company, open
--   edition_key       edition, as a number of this build
--   enrolments        seats
--   cancelled         seats given back
--   no_shows          seats whose holder never came
--   kept              seats not cancelled
--   completed_held    completed seats, when the edition was held
--   kept_held         seats not cancelled, when the edition was held
-- Filters: dimension, all_shown, shown, second, all_beside, beside, other, starts_from, starts_before,
--   all_themes, themes, all_sectors, sectors, all_institutions, institutions, all_modes, delivery_modes,
--   all_sizes, size_classes, all_provinces, provinces, all_trainings, trainings
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
            when 'year' then cast(make_date(academic_year, 9, 1) as varchar)
            when 'quarter' then cast(cast(date_trunc('quarter', starts_on) as date) as varchar)
            when 'month' then cast(cast(date_trunc('month', starts_on) as date) as varchar)
        end as one,
        case $second
            when 'theme' then theme
            when 'sector' then sector
            when 'institution' then institution
            when 'mode' then delivery_mode
            when 'size' then size_class
            when 'province' then province
            when 'year' then cast(make_date(academic_year, 9, 1) as varchar)
        end as two,
        training_format,
        edition_key,
        is_cancelled,
        is_no_show,
        is_completed,
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

cells as (
    select
        case when one is null or $all_shown or list_contains($shown, one) then one else $other end as value,
        case when two is null or $all_beside or list_contains($beside, two) then two else $other end as second,
        training_format,
        edition_key,
        is_cancelled,
        is_no_show,
        is_completed,
        is_held
    from selected
)

select
    value,
    second,
    training_format,
    edition_key,
    count(*) as enrolments,
    count(case when is_cancelled then 1 end) as cancelled,
    count(case when is_no_show then 1 end) as no_shows,
    count(case when not is_cancelled then 1 end) as kept,
    count(case when is_completed and is_held then 1 end) as completed_held,
    count(case when not is_cancelled and is_held then 1 end) as kept_held
from cells
group by value, second, training_format, edition_key
order by value nulls last, second nulls last, training_format, edition_key;
