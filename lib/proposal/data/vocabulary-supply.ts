import type { Vocabulary } from '../vocabulary.ts';

/** Words of the category Cybersecurity Supply Chain Risk Management. */
export const supply: Vocabulary = {
  'GV.SC-01': {
    control: 'Supplier risk program',
    strong:
      'vendor|supplier|third|supply|tprm risk|security|chain|management|party program|management|policy|process; third party risk; supply chain risk|security|attack|management; vendor management|risk|governance; supplier management|risk; vendor|supplier policy|program',
  },
  'GV.SC-02': {
    control: 'Roles of suppliers and customers',
    strong:
      'shared responsibility; responsibility + shared|split|divided + customer|provider|vendor; complementary user entity; customer responsible + configure|manage|account|password',
  },
  'GV.SC-03': {
    control: 'Supplier risk within all risk',
    strong: 'vendor|supplier|third + risk register|assessment + integrate|enterprise|include',
  },
  'GV.SC-04': {
    control: 'Suppliers known and ranked',
    strong:
      'list subprocessor|subprocessors|vendor|supplier|processor; sub processor; subprocessor|subprocessors; vendor|supplier inventory|tier|tiering|classification|register; critical|key vendor|supplier|provider; $vendor + critical|criticality|rank|tier|classify|prioritize|inventory',
    medium: 'vendor|supplier list',
  },
  'GV.SC-05': {
    control: 'Security terms in contracts with suppliers',
    strong:
      '$vendor + contract|contractual|contractually|agreement|dpa|clause|nda|terms|obligate|bound|bind|confidentiality|commit|require|must; vendor|supplier|subprocessor|subprocessors|processor + agree|sign|enter; flow down; third party + agree|contract|agreement|require|bound|confidentiality',
  },
  'GV.SC-06': {
    control: 'Due diligence before a supplier is chosen',
    strong:
      'due diligence; security questionnaire|questionnaires; vendor|supplier|subprocessor|subprocessors security review|assessment|questionnaire|evaluation|vetting|screen; $vendor + review|assess|evaluate|vet|screen|approve|select|choose|questionnaire + before|prior|onboard|engage|new|select|security; third party software + review|assess|evaluate|approve|vet; vet + $vendor|third; third party + vet|evaluate|assess|review|screen; procurement; vendor review|assessment|selection|onboarding',
  },
  'GV.SC-07': {
    control: 'Suppliers reviewed while they serve us',
    strong:
      '$vendor + $review|monitor|reassess + $annual; vendor|supplier|subprocessor|subprocessors|provider + review|monitor|reassess|reevaluate|assess + annual|ongoing|continuous|periodic|regular; third party risk + assess|review|monitor; obtain|review|collect + soc|report|attestation|certification + $vendor; risk profile|level + vendor|service|supplier|third; provider|aws|azure|google|amazon|center + soc|iso|pci|ssae|certified|certification|compliant|audit|fedramp',
    medium: 'vendor|supplier|third + risk|security; vendor|supplier assess|review|monitor',
  },
  'GV.SC-08': {
    control: 'Suppliers in incident plans',
    strong:
      '$vendor + incident + plan|include|coordinate|notify|report|response; supplier notify + breach|incident',
  },
  'GV.SC-09': {
    control: 'Supply chain security through the life cycle',
    strong:
      'sbom; bill materials; provenance|slsa|sigstore; software supply chain; signed artifact|commit|image|release; sign + build|artifact|image|release',
  },
  'GV.SC-10': {
    control: 'End of a supplier relationship',
    strong:
      'vendor|supplier|subprocessor|contract|agreement + terminate|termination|end|offboard|exit|expire + data|return|delete|access; vendor offboard|offboarding|exit|termination',
  },
};
