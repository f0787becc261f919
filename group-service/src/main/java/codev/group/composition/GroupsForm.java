package codev.group.composition;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Several groups, formed at once. */
record GroupsForm(@NotEmpty @Size(max = 250) List<@NotNull @Valid GroupForm> groups) {}
