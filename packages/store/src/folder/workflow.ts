/** A service that can run the hourly job. */
export type ContinuousIntegration = 'github' | 'gitlab';

/** The program in one file, in the audit folder: a job runs nothing that somebody else could replace. */
export const PROGRAM_FILE = '.brazier/brazier.mjs';

const SNAPSHOT = `node ${PROGRAM_FILE} snapshot --push`;

interface Place {
  /** Path of the audit folder in the repository: empty, or ending with `/`. */
  folder: string;
  /** Names of the environment variables that the job needs: each is a secret of the same name. */
  variables: readonly string[];
}

/** The path and text of the file that makes a service take a snapshot every hour and push it. */
export function workflowFile(service: ContinuousIntegration, place: Place): [string, string] {
  return service === 'github'
    ? ['.github/workflows/brazier.yml', githubWorkflow(place)]
    : ['.gitlab-ci.yml', gitlabPipeline(place)];
}

const USER = 'x-access-token';

// Git asks it for the token where git reaches the service, and the token is in the environment alone: no file of the machine keeps it. Before it goes an
// empty helper, so that the machine's own neither answer nor store it.
const CREDENTIAL_HELPER = `!f() { test "$1" = get && echo username=${USER} && echo "password=$PUSH_TOKEN"; }; f`;

// At an odd minute: scheduled jobs of full hours are the first to be late or dropped. One run at a time, and none is ever cancelled: it may be
// pushing. Values come by environment, never by expansion into the script.
function githubWorkflow({ folder, variables }: Place): string {
  return `name: Brazier
on:
  schedule:
    - cron: "23 * * * *"
  workflow_dispatch:
permissions:
  contents: write
concurrency:
  group: brazier
  cancel-in-progress: false
jobs:
  snapshot:
    runs-on: ubuntu-latest
    timeout-minutes: 55
    steps:
      - uses: actions/checkout@v5
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-node@v5
        with:
          node-version: 24
      - run: ${SNAPSHOT}${folder === '' ? '' : `\n        working-directory: ${JSON.stringify(folder.slice(0, -1))}`}
        env:
${variables.map((name) => `          ${name}: \${{ secrets.${name} }}\n`).join('')}          # Git asks for the token when it pushes: no file keeps it.
          PUSH_TOKEN: \${{ github.token }}
          GIT_CONFIG_COUNT: 2
          GIT_CONFIG_KEY_0: credential.\${{ github.server_url }}.helper
          GIT_CONFIG_VALUE_0: ""
          GIT_CONFIG_KEY_1: credential.\${{ github.server_url }}.helper
          GIT_CONFIG_VALUE_1: '${CREDENTIAL_HELPER}'
      # What could not be pushed would end with this machine.
      - if: failure()
        run: ${bundleTo('$RUNNER_TEMP/unpushed.bundle')}
      - if: failure()
        uses: actions/upload-artifact@v5
        with:
          name: unpushed
          path: \${{ runner.temp }}/unpushed.bundle
          if-no-files-found: ignore
`;
}

/** Writes to a file what no branch of the remote has; nothing where there is nothing. */
function bundleTo(file: string): string {
  return `git bundle create "${file}" --branches --not --remotes || true`;
}

function gitlabPipeline({ folder, variables }: Place): string {
  return `# Make a pipeline schedule (for example "23 * * * *"), ${variables.length === 1 ? 'a masked variable' : 'masked variables'} ${variables.join(', ')}, and a variable
# PUSH_TOKEN with a project access token that may write to the repository.
snapshot:
  image: node:24
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule"
  resource_group: brazier
  interruptible: false
  variables:
    GIT_DEPTH: 0
  script:
    - git switch -C "$CI_COMMIT_BRANCH"
    # Git asks for the token when it pushes: no file keeps it.
    - export GIT_CONFIG_COUNT=3
    - export GIT_CONFIG_KEY_0="credential.$CI_SERVER_URL.helper" GIT_CONFIG_VALUE_0=""
    - export GIT_CONFIG_KEY_1="credential.$CI_SERVER_URL.helper" GIT_CONFIG_VALUE_1='${CREDENTIAL_HELPER}'
    - export GIT_CONFIG_KEY_2=remote.origin.pushurl GIT_CONFIG_VALUE_2="\${CI_PROJECT_URL%%://*}://${USER}@\${CI_PROJECT_URL#*://}.git"${folder === '' ? '' : `\n    - ${JSON.stringify(`cd '${folder.slice(0, -1).replaceAll("'", "'\\''")}'`)}`}
    - ${SNAPSHOT}
  after_script:
    # What could not be pushed would end with this machine.
    - ${bundleTo('unpushed.bundle')}
  artifacts:
    when: on_failure
    paths: [unpushed.bundle]
`;
}
