package codev.group.people;

import codev.group.actor.BlankAsNull;
import codev.group.directory.DirectoryEntry;
import codev.group.directory.PersonField;
import codev.group.directory.PersonRequest;
import codev.group.domain.person.Profile;
import codev.group.domain.person.Username;
import codev.group.programme.SubmittedFields;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person's entry in the directory as corrected on their page.
 *
 * @param manager as a {@link PersonField} reads it
 */
record PersonForm(
    @NotBlank @Size(max = 200) String displayName,
    @Nullable
        @Size(max = 200)
        @Pattern(regexp = "\\s*|" + PersonRequest.EMAIL, message = "{group.people.email}")
        String email,
    @Nullable @Size(max = 200) String unit,
    @Nullable @Size(max = 200) String site,
    @Nullable @Size(max = 200) String jobFamily,
    @Nullable @Size(max = 200) String manager) {

  Profile profile(@Nullable Username manager) {
    return new Profile(
        displayName.strip(),
        BlankAsNull.of(email),
        BlankAsNull.of(unit),
        BlankAsNull.of(site),
        BlankAsNull.of(jobFamily),
        manager);
  }

  /**
   * As it stands now.
   *
   * @param manager as the field shows them
   */
  static SubmittedFields of(DirectoryEntry entry, String manager) {
    var fields = new LinkedHashMap<String, @Nullable String>();
    fields.put("displayName", entry.displayName());
    fields.put("email", entry.email());
    fields.put("unit", entry.unit());
    fields.put("site", entry.site());
    fields.put("jobFamily", entry.jobFamily());
    fields.put("manager", manager);
    var prefilled = new LinkedHashMap<String, String>();
    for (Map.Entry<String, @Nullable String> field : fields.entrySet())
      if (field.getValue() != null) prefilled.put(field.getKey(), field.getValue());
    return SubmittedFields.prefilled(prefilled);
  }
}
