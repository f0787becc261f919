package codev.group.composition;

import codev.group.directory.PersonField;
import codev.infra.web.problem.MalformedRequestException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same request from the page.
 *
 * @param facilitators usernames of those of the pool that are ticked; absent when none is
 * @param facilitator another one, as a person is named in a field
 * @param number of the proposal, of those that the same people allow; absent: the first
 */
record CompositionForm(
    @NotNull @Size(max = 2000) List<@NotBlank @Size(max = 100) String> people,
    @Nullable @Size(max = 700) List<@NotBlank @Size(max = 100) String> facilitators,
    @Nullable @Size(max = 100) String facilitator,
    @NotNull Integer groupSize,
    @Nullable @Min(1) @Max(1000) Integer number) {

  CompositionRequest resolvedBy(PersonField field) {
    var all = new ArrayList<String>(facilitators == null ? List.of() : facilitators);
    if (facilitator != null && !facilitator.isBlank())
      all.add(field.one("facilitator", facilitator).value());
    if (all.isEmpty())
      throw new MalformedRequestException("facilitators", "group.compose.no-facilitator");
    return new CompositionRequest(people, all, groupSize, null);
  }

  int proposal() {
    return number == null ? 1 : number;
  }
}
