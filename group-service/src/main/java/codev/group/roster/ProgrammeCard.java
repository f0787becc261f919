package codev.group.roster;

import codev.group.domain.Frame;
import codev.group.domain.ProgrammeId;
import codev.group.domain.Warning;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** A programme, as it is shown. */
public record ProgrammeCard(ProgrammeId id, @JsonUnwrapped Frame frame, List<Warning> warnings) {}
