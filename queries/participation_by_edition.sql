-- Question: What became of the seats of each edition, so that uncertainty of rates can follow the editions?
-- Grain: one row an edition with a selected seat.
-- Columns:
--   training_format   in_company, open
--   edition_key       edition, as a number of this build
--   enrolments        seats
--   cancelled         seats given back
--   no_shows          seats whose holder never came
--   kept              seats not cancelled
--   completed_held    completed seats, when the edition was held
--   kept_held         seats not cancelled, when the edition was held
-- Filters: starts_from, starts_before, all_themes, themes, all_sectors, sectors, all_institutions, institutions,
--   all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces, all_trainings, trainings
with selected as (
    select
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
)

select
    training_format,
    edition_key,
    count(*) as enrolments,
    count(case when is_cancelled then 1 end) as cancelled,
    count(case when is_no_show then 1 end) as no_shows,
    count(case when not is_cancelled then 1 end) as kept,
    count(case when is_completed and is_held then 1 end) as completed_held,
    count(case when not is_cancelled and is_held then 1 end) as kept_held
from selected
group by training_format, edition_key
order by training_format, edition_key;
