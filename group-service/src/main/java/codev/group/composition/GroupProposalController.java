package codev.group.composition;

import codev.group.domain.programme.ProgrammeId;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import jakarta.validation.Valid;
import java.util.Locale;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoint that proposes to a manager how people could be grouped. */
@RestController
@RequiredAccess(AccessPolicy.PROGRAMME_MANAGER)
record GroupProposalController(GroupProposalUseCase proposeGroups) {
  @PostMapping("/api/programmes/{programme}/groups/proposal")
  Proposal propose(
      @PathVariable UUID programme,
      @Valid @RequestBody CompositionRequest request,
      CurrentUser user,
      Locale language) {
    return proposeGroups.proposal(new ProgrammeId(programme), request, user, language);
  }
}
