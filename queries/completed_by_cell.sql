-- Question: How many seats are completed in each cell of the programme, to hold one against the others?
-- Grain: one row a cell and format: everything, a theme, an institution, a delivery mode, an academic year.
-- Columns:
--   dimension         everything, theme, institution, mode, year
--   value             value of the dimension; `all` for everything
--   training_format   in_company, open
--   groups            editions held with a seat
--   part              completed seats
--   whole             seats not cancelled
--   part_squares      sum over editions of their completed seats squared
--   products          sum over editions of their completed seats times their seats
--   whole_squares     sum over editions of their seats squared
--   squares           completed seats once more: 0 and 1 are their own squares
-- Filters: starts_from, starts_before, all_themes, themes, all_sectors, sectors, all_institutions, institutions,
--   all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces, all_trainings, trainings
with selected as (
    select
        training_format,
        edition_key,
        theme,
        institution,
        delivery_mode,
        academic_year,
        is_completed
    from enrolment_facts
    where
        is_held
        and not is_cancelled
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

by_edition as (
    select
        training_format,
        max(theme) as theme,
        max(institution) as institution,
        max(delivery_mode) as delivery_mode,
        max(academic_year) as academic_year,
        cast(count(case when is_completed then 1 end) as double) as part,
        cast(count(*) as double) as whole,
        cast(count(case when is_completed then 1 end) as double) as squares
    from selected
    group by training_format, edition_key
),

placed as (
    select
        dimensions.dimension,
        by_edition.training_format,
        by_edition.part,
        by_edition.whole,
        by_edition.squares,
        case dimensions.dimension
            when 'everything' then 'all'
            when 'theme' then by_edition.theme
            when 'institution' then by_edition.institution
            when 'mode' then by_edition.delivery_mode
            when 'year' then cast(by_edition.academic_year as varchar)
        end as value
    from by_edition
    cross join (values ('everything'), ('theme'), ('institution'), ('mode'), ('year')) as dimensions (dimension)
)

select
    dimension,
    value,
    training_format,
    count(*) as groups,
    sum(part) as part,
    sum(whole) as whole,
    sum(part * part) as part_squares,
    sum(part * whole) as products,
    sum(whole * whole) as whole_squares,
    sum(squares) as squares
from placed
where value is not null
group by dimension, value, training_format
order by dimension, value, training_format;
