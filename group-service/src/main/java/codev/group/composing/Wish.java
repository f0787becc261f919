package codev.group.composing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Who is to be grouped.
 *
 * @param people their usernames
 * @param facilitators usernames; with fewer than groups, some facilitate several
 * @param groupSize at most so many in a group
 */
record Wish(
    @NotNull @Size(max = 200) List<@NotBlank @Size(max = 100) String> people,
    @NotEmpty @Size(max = 200) List<@NotBlank @Size(max = 100) String> facilitators,
    @NotNull Integer groupSize) {}
