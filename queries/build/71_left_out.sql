-- One row a format and unit: answers (or forms, `question_id` missing) that no protected group could take.
create table left_out as
select
    pieces.question_id,
    pieces.training_format,
    sum(pieces.people) as people
from pieces
inner join joined_pieces on pieces.piece_key = joined_pieces.piece_key
where joined_pieces.group_key is null and pieces.people > 0
group by pieces.question_id, pieces.training_format
order by pieces.training_format, pieces.question_id;
