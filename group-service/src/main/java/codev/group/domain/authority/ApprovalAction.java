package codev.group.domain.authority;

import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.programme.RetentionClass;
import codev.group.domain.programme.RetentionPeriod;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a second person approves, with all that is needed to carry it out afterwards. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ApprovalAction.GroupFormation.class, name = "GROUP_FORMATION"),
  @JsonSubTypes.Type(value = ApprovalAction.MemberAddition.class, name = "MEMBER_ADDITION"),
  @JsonSubTypes.Type(
      value = ApprovalAction.FacilitatorReplacement.class,
      name = "FACILITATOR_REPLACEMENT"),
  @JsonSubTypes.Type(value = ApprovalAction.PersonErasure.class, name = "PERSON_ERASURE"),
  @JsonSubTypes.Type(value = ApprovalAction.RetentionChange.class, name = "RETENTION_CHANGE")
})
public sealed interface ApprovalAction {
  /** Which action it is, to clients and in the message files. */
  enum Kind {
    GROUP_FORMATION,
    MEMBER_ADDITION,
    FACILITATOR_REPLACEMENT,
    PERSON_ERASURE,
    RETENTION_OF_WORDS,
    RETENTION_OF_ANSWERS,
    RETENTION_OF_IDENTITY
  }

  Kind kind();

  /** The managers of all of these may approve it; the organisation's may approve everything. */
  Set<GrantScope> scopes();

  /** What it is about, by name. */
  String subject();

  /** Who facilitates, or else who joins or is erased; of a retention period, who asks for it. */
  Username person();

  /** The people whom it concerns. */
  default Stream<Username> concerned() {
    return Stream.of(person());
  }

  /** What this service carries out. */
  sealed interface CarriedOutHere extends ApprovalAction {}

  /** What is done to a group. */
  sealed interface OfGroup extends CarriedOutHere {
    ProgrammeId programme();

    String groupName();

    @Override
    default Set<GrantScope> scopes() {
      return Set.of(GrantScope.of(programme()));
    }

    @Override
    default String subject() {
      return groupName();
    }
  }

  /** A group is formed, with its asker as facilitator or as a member. */
  record GroupFormation(
      UUID group,
      ProgrammeId programme,
      String groupName,
      Username facilitator,
      List<Username> members)
      implements OfGroup {
    public GroupFormation {
      members = List.copyOf(members);
    }

    @Override
    public Kind kind() {
      return Kind.GROUP_FORMATION;
    }

    @Override
    public Username person() {
      return facilitator;
    }

    @Override
    public Stream<Username> concerned() {
      return Stream.concat(Stream.of(facilitator), members.stream());
    }
  }

  /** The asker joins a group as a member. */
  record MemberAddition(UUID group, ProgrammeId programme, String groupName, Username member)
      implements OfGroup {
    @Override
    public Kind kind() {
      return Kind.MEMBER_ADDITION;
    }

    @Override
    public Username person() {
      return member;
    }
  }

  /**
   * The asker becomes facilitator of a group.
   *
   * @param session the only one that they lead; null: all that have not been opened
   */
  record FacilitatorReplacement(
      UUID group,
      ProgrammeId programme,
      String groupName,
      Username facilitator,
      @Nullable UUID session)
      implements OfGroup {
    @Override
    public Kind kind() {
      return Kind.FACILITATOR_REPLACEMENT;
    }

    @Override
    public Username person() {
      return facilitator;
    }
  }

  /**
   * Data of one class is kept for another time.
   *
   * @param programme null: in the organisation's programmes without a period of their own
   */
  record RetentionChange(
      @Nullable ProgrammeId programme,
      RetentionClass dataClass,
      RetentionPeriod period,
      Username asker)
      implements CarriedOutHere {
    @Override
    public Kind kind() {
      return switch (dataClass) {
        case WORDS -> Kind.RETENTION_OF_WORDS;
        case ANSWERS -> Kind.RETENTION_OF_ANSWERS;
        case IDENTITY -> Kind.RETENTION_OF_IDENTITY;
      };
    }

    @Override
    public Set<GrantScope> scopes() {
      return Set.of(programme == null ? GrantScope.ORGANISATION : GrantScope.of(programme));
    }

    /** The number of months. */
    @Override
    public String subject() {
      return Integer.toString(period.months());
    }

    @Override
    public Username person() {
      return asker;
    }

    @Override
    public Stream<Username> concerned() {
      return Stream.empty();
    }
  }

  /**
   * A person's texts and name are erased, by learning-service.
   *
   * @param programmes in which the person is or was
   */
  record PersonErasure(Username person, Set<ProgrammeId> programmes) implements ApprovalAction {
    public PersonErasure {
      programmes = Set.copyOf(programmes);
    }

    @Override
    public Kind kind() {
      return Kind.PERSON_ERASURE;
    }

    @Override
    public Set<GrantScope> scopes() {
      return programmes.isEmpty()
          ? Set.of(GrantScope.ORGANISATION)
          : programmes.stream().map(GrantScope::of).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String subject() {
      return person.value();
    }
  }
}
