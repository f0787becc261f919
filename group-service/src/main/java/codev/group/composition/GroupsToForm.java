package codev.group.composition;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Several groups to be formed at once, as submitted. */
record GroupsToForm(@NotEmpty @Size(max = 250) List<@NotNull @Valid GroupRequest> groups) {}
