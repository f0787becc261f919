package codev.session.response;

import codev.session.domain.PermissionRules;
import codev.session.domain.SessionPermission;
import codev.session.domain.participants.Participant;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.template.SessionTemplate;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Username;
import codev.session.response.PermissionsResponse.SpeakerResponse;
import codev.session.view.SessionView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps to {@link PermissionsResponse}. */
record PermissionsMapper(ViewerContext context, GateMapper gates) {
  PermissionsResponse map() {
    var role = role();
    var isFacilitator = role == ParticipantRole.FACILITATOR;
    return new PermissionsResponse(
        PermissionRules.offered(view().session(), context.viewer()).stream()
            .map(SessionPermission::path)
            .toList(),
        contributionKinds(role),
        isFacilitator ? speakers() : List.of(),
        isFacilitator ? gates.map() : List.of(),
        context.access().seesEntries());
  }

  private List<ContributionKind> contributionKinds(@Nullable ParticipantRole role) {
    return role == null || !view().session().takesPart(context.viewer())
        ? List.of()
        : plannedStep().open(view().state(), role);
  }

  private SessionView view() {
    return context.view();
  }

  /** As of the version that is shown; null for a viewer who does not take part. */
  private @Nullable ParticipantRole role() {
    var username = context.viewer().value();
    return view().includes(username) ? view().roleOf(username) : null;
  }

  private SessionTemplate.PlannedStep plannedStep() {
    return view().template().steps().get(view().timeline().current());
  }

  private List<SpeakerResponse> speakers() {
    return view().state() != SessionStatus.OPEN
        ? List.of()
        : view().roster().seats().stream()
            .filter(Participant::isThere)
            .map(s -> speaker(s.member(), view().roster().roleOf(s.member())))
            .toList();
  }

  private SpeakerResponse speaker(Username member, ParticipantRole role) {
    return new SpeakerResponse(
        member,
        PermissionRules.dictatable(view().session(), member).stream()
            .map(SessionPermission::path)
            .toList(),
        plannedStep().open(view().state(), role).stream()
            .filter(kind -> kind != ContributionKind.MESSAGE) // not by way of its reader
            .toList());
  }
}
