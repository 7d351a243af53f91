import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { Icon } from '../pieces/icon.tsx'

const CHOICES = [
  { value: 'light', word: 'Light', icon: 'sun' },
  { value: 'dark', word: 'Dark', icon: 'moon' },
  { value: 'auto', word: 'As the system', icon: 'screen' },
] as const

/** Light, dark, or what the system says. */
export function ThemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const current = CHOICES.find(({ value }) => value === colorScheme) ?? CHOICES[2]
  return (
    <Menu>
      <Menu.Target>
        <UnstyledButton className="head-button" aria-label={`Colours: ${current.word}`}>
          <Icon name={current.icon} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {CHOICES.map(({ value, word, icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon name={icon} />}
            rightSection={value === colorScheme ? <Icon name="check" /> : null}
            onClick={() => setColorScheme(value)}
          >
            {word}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
